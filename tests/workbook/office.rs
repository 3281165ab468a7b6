//! LibreOffice at work on our files, with a profile of its own: it opens a workbook, changes inputs as a hand would,
//! recomputes, and says what the named cells show. A macro in that profile works through a list of tasks.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a machine without it is told.
const MISSING: &str = "the workbook tests need LibreOffice: on Debian, apt-get install --no-install-recommends \
     libreoffice-calc-nogui; elsewhere put soffice on PATH or name it in SOFFICE";
/// Always recompute what is opened, whatever values the file carries.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;
const LIBRARIES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"#;
const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"#;

/// A folder of a test's own, gone when the test is.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let name = format!("workbook-{name}-{}", std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A list of tasks.
#[derive(Default)]
pub struct Tasks(String);

impl Tasks {
    fn add(&mut self, task: std::fmt::Arguments) {
        self.0.write_fmt(task).expect("a text grows");
        self.0.push('\n');
    }

    pub fn open(&mut self, file: &Path) {
        self.add(format_args!("open {}", file.display()));
    }

    /// Types a number into a named cell.
    pub fn set(&mut self, name: &str, value: f64) {
        self.add(format_args!("set {name} {value}"));
    }

    /// Types a word into a named cell.
    pub fn word(&mut self, name: &str, word: &str) {
        self.add(format_args!("word {name} {word}"));
    }

    /// Asks what named cells show: one line, a tab between two.
    pub fn get<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let names: Vec<&str> = names.into_iter().collect();
        self.add(format_args!("get {}", names.join(" ")));
    }

    /// Asks how many cells show an error, and how many areas hold formulas.
    pub fn errors(&mut self) {
        self.add(format_args!("errors"));
    }

    pub fn close(&mut self) {
        self.add(format_args!("close"));
    }

    /// Has LibreOffice do them all: its answers, a line for each that asked.
    pub fn done(self, folder: &Folder) -> Vec<String> {
        let place = folder.0.to_str().expect("plain names");
        let start = |arguments: &[&str]| {
            let program = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
            Command::new(program)
                .arg(format!("-env:UserInstallation=file://{place}/profile"))
                .args(["--headless", "--invisible", "--norestore", "--nologo"])
                .args(arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap_or_else(|error| panic!("{MISSING} ({error})"))
        };
        let user = folder.path("profile/user");
        fs::create_dir_all(&user).expect("a profile");
        let write = |path: PathBuf, text: &str| fs::write(path, text).expect("a file");
        write(user.join("registrymodifications.xcu"), SETTINGS);
        // The first start fills a new profile, macros included; ours come after.
        start(&["--terminate_after_init"]);
        let basic = user.join("basic/Standard");
        fs::create_dir_all(&basic).expect("a place for macros");
        write(user.join("basic/script.xlc"), LIBRARIES);
        write(basic.join("script.xlb"), LIBRARY);
        let module = include_str!("office.xba").replace("FOLDER", place);
        write(basic.join("Module1.xba"), &module);
        write(folder.path("jobs.txt"), &self.0);
        let status = start(&["macro:///Standard.Module1.Main"]);
        let said = fs::read_to_string(folder.path("said.txt"));
        let said = said.unwrap_or_else(|error| panic!("no answer ({error}), {status}"));
        let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
        assert_eq!(
            lines.pop().as_deref(),
            Some("end"),
            "it stopped: {:?}",
            lines.last()
        );
        lines
    }
}
