//! Any orders, sensible or not, in any sequence. What fails is shrunk to the shortest sequence
//! that still does.

use super::dsl::{Field, library, melee};
use khasan::hex::{Dir, Hex};
use khasan::rules::setup::Mission;
use khasan::rules::{
    ContactId, FirePolicy, FormationId, Mobility, Order, Perspective, State, Target, Terrain,
    UnitId, all_legal_orders, apply, check, execute, forecast, hash,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use std::sync::Arc;

/// Somebody before it is known who there is: nobody at all, perhaps, and now and then one of
/// the other side.
#[derive(Clone, Copy, Debug)]
struct Somebody {
    foreign: bool,
    index: u16,
}

/// An order before it is known who there is.
#[derive(Clone, Debug)]
enum Wish {
    /// One of the orders that are legal then, so that the battle goes on.
    Legal(Index),
    /// From where the unit is, in these directions.
    Move(Somebody, Vec<Dir>),
    Face(Somebody, Dir),
    FireAt(Somebody, ContactId, u32),
    /// At a hex so many steps away in a direction.
    FireThere(Somebody, Dir, i16, u32),
    /// Where a contact is or was, by everybody next to it, and by these.
    Assault(ContactId, Vec<Somebody>),
    Policy(Somebody, FirePolicy),
    Rally(Somebody, u32),
    Recover(Somebody, Somebody),
    /// To a formation that need not exist, on hexes that need not either.
    Mission(u16, Vec<(i16, i16)>),
    EndTurn,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    (prop::bool::weighted(0.1), 0_u16..8).prop_map(|(foreign, index)| Somebody { foreign, index })
}

fn dir() -> impl Strategy<Value = Dir> {
    prop::sample::select(Dir::ALL.to_vec())
}

fn contact() -> impl Strategy<Value = ContactId> {
    (0_u16..6).prop_map(ContactId)
}

fn seconds() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0_u32..1000, 1 => any::<u32>()]
}

fn wish() -> impl Strategy<Value = Wish> {
    let policy = prop::sample::select(FirePolicy::ALL.to_vec());
    prop_oneof![
        4 => any::<Index>().prop_map(Wish::Legal),
        4 => (somebody(), prop::collection::vec(dir(), 0..5)).prop_map(|(u, d)| Wish::Move(u, d)),
        1 => (somebody(), dir()).prop_map(|(u, d)| Wish::Face(u, d)),
        2 => (somebody(), contact(), seconds()).prop_map(|(u, c, s)| Wish::FireAt(u, c, s)),
        2 => (somebody(), dir(), 0_i16..40, seconds())
            .prop_map(|(u, d, n, s)| Wish::FireThere(u, d, n, s)),
        3 => (contact(), prop::collection::vec(somebody(), 0..2))
            .prop_map(|(c, u)| Wish::Assault(c, u)),
        1 => (somebody(), policy).prop_map(|(u, p)| Wish::Policy(u, p)),
        1 => (somebody(), seconds()).prop_map(|(u, s)| Wish::Rally(u, s)),
        2 => (somebody(), somebody()).prop_map(|(u, m)| Wish::Recover(u, m)),
        2 => (0_u16..3, prop::collection::vec((-1_i16..13, -1_i16..10), 0..4))
            .prop_map(|(f, to)| Wish::Mission(f, to)),
        1 => Just(Wish::EndTurn),
    ]
}

/// What it comes to for the side to move.
fn order(wish: &Wish, p: &Perspective) -> Order {
    let id = |who: Somebody| UnitId {
        side: if who.foreign { p.side.enemy() } else { p.side },
        index: who.index,
    };
    // Of somebody who is not there the origin.
    let place = |who| p.unit(id(who)).and_then(khasan::rules::Unit::hex).unwrap_or_default();
    match wish {
        Wish::Legal(i) => {
            let all = all_legal_orders(p);
            if all.is_empty() { Order::EndTurn } else { i.get(&all).clone() }
        }
        Wish::Move(who, dirs) => {
            let mut at = place(*who);
            let mut step = |dir: &Dir| {
                at = at.neighbour(*dir);
                at
            };
            Order::Move { unit: id(*who), path: dirs.iter().map(&mut step).collect() }
        }
        Wish::Face(who, dir) => Order::Face { unit: id(*who), dir: *dir },
        Wish::FireAt(who, contact, seconds) => {
            Order::Fire { unit: id(*who), target: Target::Contact(*contact), seconds: *seconds }
        }
        Wish::FireThere(who, dir, steps, seconds) => {
            let there: Hex = (0..*steps).fold(place(*who), |h, _| h.neighbour(*dir));
            Order::Fire { unit: id(*who), target: Target::Hex(there), seconds: *seconds }
        }
        Wish::Assault(contact, also) => {
            let hex = p.contacts.get(contact.0 as usize).map_or(Hex::default(), |c| c.hex);
            let near = p.own().filter(|(_, u)| u.hex().is_some_and(|h| h.distance(hex) == 1));
            let units = near.map(|(id, _)| id).chain(also.iter().map(|u| id(*u))).collect();
            Order::Assault { units, hex }
        }
        Wish::Policy(who, policy) => Order::Policy { unit: id(*who), policy: *policy },
        Wish::Rally(who, seconds) => Order::Rally { unit: id(*who), seconds: *seconds },
        Wish::Recover(who, mired) => Order::Recover { unit: id(*who), mired: id(*mired) },
        Wish::Mission(formation, to) => Order::Mission {
            formation: FormationId(*formation),
            mission: Mission::Attack,
            to: to.iter().map(|&(col, row)| Hex::from_offset(col, row)).collect(),
        },
        Wish::EndTurn => Order::EndTurn,
    }
}

/// Both sides next to each other, around a meadow that keeps every second tank.
fn brawl(seed: u64) -> State {
    let mut field = Field::of(
        "
        .  R  .  r  .   w
          T ~T  ~  r  g   .
        RR S  T~ x vr . |  t
          .  .  ~  .  .   .
        ",
    );
    let mut library = library();
    let tanks = &mut library.mobility[Mobility::FastTank.index()];
    tanks.bog[Terrain::WetMeadow.index()] = [500_000; 3];
    field.setup.library = Arc::new(library);
    field.start(seed)
}

proptest! {
    // The same orders in every run, so that nobody's change fails by another's luck.
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(1938),
        failure_persistence: None,
        ..ProptestConfig::with_cases(400)
    })]

    #[test]
    fn check_and_execute_agree_and_a_refused_order_changes_nothing(
        seed in 0_u64..1000,
        wishes in prop::collection::vec(wish(), 1..60),
    ) {
        let mut state = if seed % 3 == 0 { melee(seed) } else { brawl(seed) };
        for wish in &wishes {
            let side = state.public().side;
            let p = state.perspective(side);
            let order = order(wish, &p);
            let before = state.clone();
            let allowed = check(&p, &order);
            prop_assert_eq!(forecast(&p, &order).err(), allowed.err(), "{:?}", &order);
            prop_assert!(check(&state.perspective(side.enemy()), &order).is_err());
            match execute(&mut state, &order) {
                Ok(events) => {
                    prop_assert!(allowed.is_ok(), "{:?} was carried out: {:?}", order, allowed);
                    let mut again = before;
                    events.iter().for_each(|e| apply(&mut again, e));
                    prop_assert_eq!(&again, &state, "{:?}", order);
                    prop_assert_eq!(state.check_sound(), Ok(()), "{:?}", order);
                }
                Err(why) => {
                    prop_assert_eq!(allowed, Err(why), "{:?}", order);
                    prop_assert_eq!(hash(&state), hash(&before), "{:?}", order);
                    prop_assert_eq!(&state, &before, "{:?}", order);
                }
            }
        }
    }
}
