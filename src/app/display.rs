//! Which display answers. A variable may point to one that is gone, that refuses, or that never says a word.

/// A display on which a window can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// The one that the window's library would choose by itself.
    Chosen,
    /// X11; it would choose the Wayland display that the environment names, and nobody answers there.
    OnlyX11,
}

/// Why there is none, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDisplay {
    /// The environment names none.
    Unnamed,
    /// What came of asking those it names.
    Silent(String),
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn find() -> Result<Display, NoDisplay> {
    Ok(Display::Chosen)
}

#[cfg(all(unix, not(target_os = "macos")))]
pub use unix::find;

#[cfg(all(unix, not(target_os = "macos")))]
mod unix {
    use super::{Display, NoDisplay};
    use std::io::{self, Read, Write};
    use std::os::unix::net::UnixStream;
    use std::path::Path;
    use std::sync::mpsc;
    use std::time::Duration;
    use x11rb::rust_connection::RustConnection;

    /// How long a display is given to answer.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// Asks the displays that the environment names, in the order in which the window's library would take them.
    ///
    /// # Errors
    /// When none of them answers.
    pub fn find() -> Result<Display, NoDisplay> {
        let named = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let socket = named("WAYLAND_SOCKET");
        let wayland = named("WAYLAND_DISPLAY");
        let mut silent = Vec::new();
        if let Some(name) = wayland.as_ref().or(socket.as_ref()) {
            // A socket that was handed down is for one client: to ask it would be to use it up.
            let answer = if socket.is_some() { handed_down(name) } else { ask_wayland(name) };
            match answer {
                Ok(()) => return Ok(Display::Chosen),
                Err(error) => silent.push(format!("Wayland {name}: {error}")),
            }
        }
        if let Some(name) = named("DISPLAY") {
            match ask_x11(name.clone()) {
                Ok(()) if silent.is_empty() => return Ok(Display::Chosen),
                Ok(()) => return Ok(Display::OnlyX11),
                Err(error) => silent.push(format!("X11 {name}: {error}")),
            }
        }
        Err(if silent.is_empty() { NoDisplay::Unnamed } else { NoDisplay::Silent(silent.join("; ")) })
    }

    /// Whether a file of this number is open.
    fn handed_down(number: &str) -> Result<(), String> {
        let open = number.parse::<u32>().is_ok_and(|number| Path::new(&format!("/dev/fd/{number}")).exists());
        if open { Ok(()) } else { Err(io::Error::from(io::ErrorKind::NotConnected).to_string()) }
    }

    /// Asks a compositor for a sign of life: whoever listens answers `wl_display.sync`.
    fn ask_wayland(name: &str) -> Result<(), String> {
        let base = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
        let answer = UnixStream::connect(Path::new(&base).join(name)).and_then(greet);
        answer.map_err(|error| error.to_string())
    }

    fn greet(mut stream: UnixStream) -> io::Result<()> {
        /// Object 1 is the display; `sync`, its request 0, is 12 bytes long and names the answer's object.
        const SYNC: [u32; 3] = [1, 12 << 16, 2];
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(&SYNC.map(u32::to_ne_bytes).concat())?;
        stream.read_exact(&mut [0; 8])
    }

    /// Opens a connection as a client does, with its cookie: a server that refuses is told from one that takes us.
    fn ask_x11(name: String) -> Result<(), String> {
        let (told, answer) = mpsc::channel();
        std::thread::spawn(move || {
            let opened = RustConnection::connect(Some(&name)).map(drop).map_err(|error| error.to_string());
            // Nobody listens any more when it took too long.
            let _ = told.send(opened);
        });
        let late = |_| io::Error::from(io::ErrorKind::TimedOut).to_string();
        answer.recv_timeout(PATIENCE).map_err(late)?
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use std::os::unix::net::UnixListener;

        #[test]
        fn a_display_that_is_gone_does_not_answer() {
            assert!(ask_x11(":4999".to_owned()).is_err());
            assert!(ask_x11("nonsense".to_owned()).is_err());
            assert!(ask_wayland("wayland-of-yesterday").is_err());
            assert!(handed_down("4999").is_err());
            assert!(handed_down("0").is_ok(), "standard input is open");
        }

        /// Whether a compositor that does with a client what is told counts as one that answers.
        fn answers(treat: fn(UnixStream)) -> bool {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("wayland-test");
            let listener = UnixListener::bind(&path).expect("a socket");
            let serving = std::thread::spawn(move || treat(listener.accept().expect("a client").0));
            let greeted = UnixStream::connect(&path).and_then(greet);
            serving.join().expect("it does not panic");
            greeted.is_ok()
        }

        #[test]
        fn a_compositor_answers_and_a_socket_with_nobody_behind_it_does_not() {
            assert!(answers(|mut client| {
                let mut request = [0; 12];
                client.read_exact(&mut request).expect("a request");
                client.write_all(&request).expect("any event will do");
            }));
            assert!(!answers(drop));
        }
    }
}
