#!/usr/bin/env python3
"""A bot for Khasan 1938 in plain Python 3, as an example: copy it and make it better.

    khasan simulate khasan-29-july --soviet 'bot:python3 khasan_bot.py' --japan ai:recruit

It plans little. Once a turn each battalion gets a mission; then each unit in turn does what
promises most by the forecasts: storm, fire, rally, or march to ground that is worth more.
All worths are in thousandths of a man. README.md beside it has the protocol.
"""

import functools
import json
import sys

PROTOCOL = 2
PIECE = 12  # a vehicle or gun is worth so many men,
POINT = 1000  # a point of the score so many thousandths of a man,
NERVES = 120  # and so many points of suppression as much as a unit itself
FIRE_S = 300  # seconds of one fire order, at most
ORDERS = 10  # orders for one unit in a turn, at most
HEXES = 8  # hexes that are looked at more closely before a march


def say(what):
    """Writes one line. It has to leave at once, or both programs wait for each other."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def ask(request):
    """Asks one thing; None if it is refused (`refused` in the answer says why)."""
    say({"ask": request})
    return json.loads(sys.stdin.readline())["answer"]


def at(place):
    """A hex as a pair, which can be looked up in sets and dictionaries."""
    return place["q"], place["r"]


def hex_of(pair):
    return {"q": pair[0], "r": pair[1]}


def gap(a, b):
    """Hexes from one to another, in axial coordinates."""
    dq, dr = a[0] - b[0], a[1] - b[1]
    return max(abs(dq), abs(dr), abs(dq + dr))


@functools.cache
def away(place, hexes):
    """Hexes from one to the nearest of some; asked for the same again and again."""
    return min(gap(place, h) for h in hexes)


def forecasts(orders):
    """Orders that may be given, each with its forecast."""
    answers = ask({"forecasts": orders}) if orders else []
    return [(o, f["answer"]) for o, f in zip(orders, answers) if f["answer"] is not None]


def best(bids):
    """The order that promises most, if it promises anything."""
    worth, order = max(bids, key=lambda bid: bid[0], default=(0, None))
    return (worth, order) if worth > 0 else (0, None)


def battered(fire):
    """What a fire costs those it falls on, thousandths of a man."""
    return fire["men_milli"]["middle"] + fire["pieces_milli"]["middle"] * PIECE


class Turn:
    """What is the same for all units while one order is thought about."""

    def __init__(self, side, perspective):
        self.side = side
        self.enemies = [c for c in perspective["contacts"] if c["seen"] and not c["gone"]]
        self.own = perspective["units"]
        self.units = ask("units")
        self.objectives = [o for o in ask("objectives") if sum(o["points"].values()) > 0]
        for o in self.objectives:
            o["at"] = frozenset(at(h) for h in o["hexes"])
            o["worth"] = sum(o["points"].values()) * POINT

    def pull(self, o, unit):
        """How much an objective draws a unit: less where others are in strength already."""
        own = o["own"] - (unit["holds"] if at(unit["hex"]) in o["at"] else 0)
        near = any(away(at(e["hex"]), o["at"]) <= 2 for e in self.enemies)
        if own < 2 * max(o["min_men"], 10):
            return o["worth"] // 2
        return o["worth"] // (4 if near else 10)

    def ground(self, unit, place, pulls):
        """What it is worth to a unit to stand in a hex, by the objectives alone."""
        worth = 0
        for o, pull in zip(self.objectives, pulls):
            far = away(place, o["at"])
            if unit["kind"] == "Gun":  # guns serve from a distance
                far = max(far - 3, 1)
            worth = max(worth, pull * 12 // (12 + far) + (pull * 3 // 2 if far == 0 else 0))
        return worth

    def mission(self, perspective):
        """A mission for a battalion that has none yet: to attack what draws it most."""
        tasked = {t["battalion"] for t in perspective.get("tasking", [])}
        bids = []
        for order in ask("missions"):
            mission = order["Mission"]
            if mission["formation"] in tasked or mission["mission"] != "Attack":
                continue
            goal = {at(h) for h in mission["to"]}
            theirs = [u for u in self.units if u["battalion"] == mission["formation"]]
            for o in self.objectives:
                if goal == o["at"] and theirs:
                    far = sum(away(at(u["hex"]), o["at"]) for u in theirs)
                    bids.append((o["worth"] * 12 // (12 + far // len(theirs)), order))
        return best(bids)[1]

    def storm(self, unit):
        """An assault on a neighbour, alone or with all who can, if it is likely to succeed."""
        if not any(gap(at(unit["hex"]), at(e["hex"])) == 1 for e in self.enemies):
            return 0, None
        orders = []
        for s in ask("storms"):
            if unit["unit"] in s["units"]:
                for units in ([unit["unit"]], s["units"]):
                    orders.append({"Assault": {"units": units, "hex": s["hex"]}})
        bids = []
        for order, forecast in forecasts(orders):
            f, place = forecast["Assault"], at(order["Assault"]["hex"])
            won = sum(o["worth"] for o in self.objectives if place in o["at"]) // 4
            won += sum(e["men"] * 80 for e in self.enemies if at(e["hex"]) == place)
            chance = f["won_ppm"]["middle"]
            gain = f["enemy_milli"]["middle"] - f["own_milli"]["middle"]
            gain += won * chance // 1_000_000 - won * (1_000_000 - chance) // 6_000_000
            bids.append((gain if chance > 400_000 else 0, order))
        return best(bids)

    def fire(self, unit):
        """Fire at the enemy whom it costs most, less what he and others answer."""
        target = self.own[unit["unit"]["index"]]["target"]
        orders = []
        for e in self.enemies:
            # Laying on a new target takes 15 seconds: the forecast says so, too.
            seconds = unit["seconds"] - (0 if target == e["id"] else 15)
            seconds = min(seconds, FIRE_S, unit["fire_s"])
            if seconds >= 10:
                shot = {"unit": unit["unit"], "target": {"Contact": e["id"]}, "seconds": seconds}
                orders.append({"Fire": shot})
        bids = []
        known = {e["id"]: e for e in self.enemies}
        for order, forecast in forecasts(orders):
            f, e = forecast["Fire"], known[order["Fire"]["target"]["Contact"]]
            if f["effect"] is None:
                continue
            # Who is broken already is little more use to break.
            calm = {"Steady": 15, "Pinned": 50, "Shaken": 70, "Broken": 90}[e["morale"]]
            strain = max(min(f["effect"]["suppression"]["middle"], 90) - calm, 0)
            power = (e["men"] + e["pieces"] * PIECE) * 1000
            gain = battered(f["effect"]) + power * strain // NERVES
            bids.append((gain - (battered(f["answer"]) if f["answer"] else 0), order))
        return best(bids)

    def rally(self, unit):
        """Rallying, for what it calms."""
        if unit["morale"] == "Steady" or unit["seconds"] <= 0:
            return 0, None
        order = {"Rally": {"unit": unit["unit"], "seconds": min(unit["seconds"], 300)}}
        now = self.own[unit["unit"]["index"]]["suppression"]
        power = (unit["men"] + unit["pieces"] * PIECE) * 1000
        return best([(power * (now - f["Rally"]["suppression"]) // NERVES, o)
                     for o, f in forecasts([order])])

    def march(self, unit):
        """The march to the best ground in reach, less what fire may cost there."""
        if unit["morale"] != "Steady" or not unit["marches"]:
            return 0, None
        here = at(unit["hex"])
        pulls = [self.pull(o, unit) for o in self.objectives]
        reach = {at(r["hex"]): r for r in ask({"reach": unit["unit"]})}
        ground = {place: self.ground(unit, place, pulls) for place in [here, *reach]}
        short = sorted(reach, key=lambda h: (reach[h]["seconds"] - ground[h], h))[:HEXES]
        short = [h for h in short if ground[h] > ground[here]]
        if not short:
            return 0, None
        places = [here, *short]
        risk = ask({"under_fire": {"unit": unit["unit"], "hexes": [hex_of(h) for h in places],
                                   "seconds": 120}})
        cost = [r["men_milli"] + r["pieces_milli"] * PIECE for r in risk]
        stays = ground[here] - cost[0]
        bids = []
        for place, loss in zip(short, cost[1:]):
            path = []
            while place != here:  # back along the hexes by which it is reached
                path.insert(0, hex_of(place))
                place = at(reach[place]["via"])
            worth = ground[at(path[-1])] - loss - stays
            bids.append((worth, {"Move": {"unit": unit["unit"], "path": path}}))
        return best(bids)


class Bot:
    def __init__(self, side):
        self.side = side
        self.turn = None
        self.left = {}  # orders that each unit has left in this turn
        self.missions = True  # there may be battalions without one

    def order(self, question):
        """The next order."""
        perspective = question["perspective"]
        turn = Turn(self.side, perspective)
        if self.turn != perspective["public"]["turn"]:
            self.turn = perspective["public"]["turn"]
            # Those who fire without moving come first: it helps the others.
            order = sorted(turn.units, key=lambda u: u["kind"] != "Gun")
            self.left = {u["unit"]["index"]: ORDERS for u in order}
            self.missions = True
        if self.missions:
            mission = turn.mission(perspective)
            if mission is not None:
                return mission
            self.missions = False
        by_index = {u["unit"]["index"]: u for u in turn.units}
        for index in list(self.left):
            unit = by_index.get(index)
            if unit is not None and unit["seconds"] > 0 and self.left[index] > 0:
                bids = [turn.storm(unit), turn.fire(unit), turn.rally(unit),
                        turn.march(unit)]
                order = best(bids)[1]
                if order is not None:
                    self.left[index] -= 1
                    return order
            del self.left[index]  # it has had enough for this turn
        return "EndTurn"


def main():
    greeting = json.loads(sys.stdin.readline())
    if greeting["khasan"] < PROTOCOL:
        sys.exit("this bot speaks version 2 of the protocol")
    bot = Bot(greeting["side"])
    for line in iter(sys.stdin.readline, ""):
        say(bot.order(json.loads(line)))


if __name__ == "__main__":
    main()
