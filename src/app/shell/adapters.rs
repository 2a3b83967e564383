//! The graphics adapters of this machine, for `khasan --version --verbose`.

use crate::text::about::{self, AdapterWords};
use std::sync::mpsc;
use std::time::Duration;
use wgpu::{AdapterInfo, Backends, DeviceType, Instance, InstanceDescriptor};

/// How long a driver may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The graphics adapters of this machine, a line each. A driver that does not answer is not
/// waited for.
#[must_use]
pub fn adapters() -> String {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        // Whoever asked may have gone.
        let _ = tell.send(found());
    });
    match told.recv_timeout(PATIENCE) {
        Ok(all) => about::adapters(&all),
        Err(_) => about::adapters_silent(),
    }
}

fn found() -> Vec<AdapterWords> {
    // Those that the window would choose from: the same backends, the same variable.
    let backends = Backends::from_env().unwrap_or(Backends::all());
    let descriptor =
        InstanceDescriptor { backends, ..InstanceDescriptor::new_without_display_handle() };
    let instance = Instance::new(descriptor);
    let all = bevy::tasks::block_on(instance.enumerate_adapters(backends));
    all.iter().map(|a| words(&a.get_info())).collect()
}

/// An adapter as it is told of.
pub(super) fn words(info: &AdapterInfo) -> AdapterWords {
    let driver = [info.driver.as_str(), info.driver_info.as_str()];
    AdapterWords {
        name: info.name.clone(),
        backend: info.backend.to_string(),
        driver: driver.join(" ").trim().to_owned(),
        software: info.device_type == DeviceType::Cpu,
    }
}
