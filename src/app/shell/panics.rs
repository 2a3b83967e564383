//! Panics of the engine as errors.

use super::error::WindowError;

/// Runs something that may find no display or no graphics adapter deep inside the
/// engine, where that is a panic, and turns it into an error.
pub(super) fn quietly<T>(run: impl FnOnce() -> Result<T, WindowError>) -> Result<T, WindowError> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    std::panic::set_hook(hook);
    result.unwrap_or_else(|why| {
        let text = why
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()))
            .unwrap_or_default();
        Err(WindowError::Engine(text))
    })
}
