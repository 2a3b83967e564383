//! A plan as it is told: what each formation is for.

use super::plan::Plan;
use crate::ai::reason::FormationIntent;
use crate::rules::Perspective;
use crate::rules::formation::own_force;
use std::collections::BTreeMap;

impl Plan {
    /// What most units of each formation are for, of equals the first in the order of tasks; what all
    /// of them are for where each goes for itself.
    pub(crate) fn lines(&self, p: &Perspective) -> Vec<FormationIntent> {
        let mut counts: BTreeMap<FormationIntent, u32> = BTreeMap::new();
        for (id, unit) in p.own().filter(|(_, u)| u.hex().is_some()) {
            let task = self.tasks.get(usize::from(id.index));
            let formation = own_force(p).formation_of_line(unit.line);
            if let (Some(task), Some(formation)) = (task, formation) {
                let goal = task.goal().and_then(|g| self.goals.get(g)?.area);
                *counts
                    .entry(FormationIntent { formation, task: task.kind(), goal, some: false })
                    .or_default() += 1;
            }
        }
        if self.apart {
            let many = |f| counts.keys().filter(|l| l.formation == f).count() > 1;
            let line = |l: &FormationIntent| FormationIntent { some: many(l.formation), ..*l };
            return counts.keys().map(line).collect();
        }
        let mut out: Vec<(FormationIntent, u32)> = Vec::new();
        for (line, count) in counts {
            match out.last_mut().filter(|l| l.0.formation == line.formation) {
                Some(last) if last.1 >= count => {}
                Some(last) => *last = (line, count),
                None => out.push((line, count)),
            }
        }
        out.into_iter().map(|l| l.0).collect()
    }
}
