//! How long a game takes a processor.

use std::time::{Duration, Instant};

/// Processor time of this thread where the system tells it, else time on the wall.
#[derive(Clone, Copy, Debug)]
pub struct CpuClock {
    wall: Instant,
    cpu: Option<u64>,
}

impl CpuClock {
    /// Starts it.
    #[must_use]
    pub fn start() -> CpuClock {
        CpuClock { wall: Instant::now(), cpu: CpuClock::nanoseconds() }
    }

    /// Milliseconds since the start, to the hundredth.
    #[must_use]
    pub fn milliseconds(&self) -> f64 {
        (self.elapsed().as_micros() as f64 / 10.0).round() / 100.0
    }

    fn elapsed(&self) -> Duration {
        match (self.cpu, CpuClock::nanoseconds()) {
            (Some(a), Some(b)) => Duration::from_nanos(b.saturating_sub(a)),
            _ => self.wall.elapsed(),
        }
    }

    /// Linux counts it in the first field of this file.
    fn nanoseconds() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split(' ').next()?.parse().ok()
    }
}
