//! How fast `assess --csv` is, by the number of cases and of cores, and how much memory it takes.
//! `cargo bench -p smr-check-cli`; `SMR_CHECK_CASES=10000000` takes that many cases at most in place of a million.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const INSURERS: [&str; 8] = ["zilveren-kruis", "asr", "vgz", "salland", "cz", "hollandzorg", "menzis", "unknown"];
const CHAIN: [&str; 5] = ["none,", "none,", "unknown,unknown", "dm2,yes", "dm2+copd,unknown"];
const WANTED: [&str; 3] = ["short", "intensive", "unknown"];
const PROVIDERS: [&str; 4] = ["contracted", "registered", "gp-practice", "unknown"];
const SETTINGS: [&str; 3] = ["chain", "gp", "specialist"];
const OUTCOMES: [&str; 4] = ["success", "no-success", "dropped-out", "?"];

fn main() -> io::Result<()> {
    // Tests build this too, and do not measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let most = std::env::var("SMR_CHECK_CASES").ok().and_then(|most| most.parse().ok()).unwrap_or(1_000_000);
    let cores = thread::available_parallelism()?.get();
    println!(
        "{:>10} {:>6} {:>8} {:>14} {:>20} {:>12}",
        "cases", "cores", "seconds", "cases a second", "a second of a core", "memory (MB)"
    );
    for cases in [most / 100, most / 10, most] {
        let table = table(cases)?;
        for threads in (0..).map(|power| 1 << power).take_while(|threads| *threads < cores).chain([cores]) {
            let Measured { wall, processor, memory } = measure(&table, threads)?;
            let rate = |time: Duration| cases as f64 / time.as_secs_f64().max(1e-3);
            let of_core = processor.map_or("-".into(), |time| format!("{:.0}", rate(time)));
            let memory = memory.map_or("-".into(), |bytes| format!("{:.1}", bytes as f64 / 1e6));
            println!("{cases:>10} {threads:>6} {:>8.2} {:>14.0} {of_core:>20} {memory:>12}", wall.as_secs_f64(), rate(wall));
        }
        fs::remove_file(table)?;
    }
    Ok(())
}

/// Random cases, the same on each run.
fn table(cases: u64) -> io::Result<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench.csv");
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(out, "id,start,insurer,chainCare,includesSmr,history,wanted,provider")?;
    let mut state = 7u64;
    // splitmix64
    let mut next = |below: usize| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from((mixed >> 33) % below as u64).unwrap_or(0)
    };
    for id in 0..cases {
        let (year, month) = (2025 + next(3), 1 + next(12));
        write!(out, "{id},{year}-{month:02}-15,{},{},", INSURERS[next(8)], CHAIN[next(5)])?;
        for at in 0..next(4) {
            let (month, kind) = (1 + next(month), WANTED[next(2)]);
            let separator = if at == 0 { "" } else { " ; " };
            write!(out, "{separator}{}-{month:02}-01/{}-{month:02}-14/{kind}", year - next(2), year)?;
            write!(out, "/{}/{}", SETTINGS[next(3)], OUTCOMES[next(4)])?;
        }
        writeln!(out, ",{},{}", WANTED[next(3)], PROVIDERS[next(4)])?;
    }
    out.flush()?;
    Ok(path)
}

struct Measured {
    wall: Duration,
    /// Of all cores together; known on Linux.
    processor: Option<Duration>,
    /// The most bytes at a time; known on Linux.
    memory: Option<u64>,
}

fn measure(table: &Path, threads: usize) -> io::Result<Measured> {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_smr-check"))
        .args(["assess", "--threads", &threads.to_string(), "--csv"])
        .arg(table)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let (processor, memory) = watch(&child);
    let status = child.wait()?;
    assert!(status.success(), "{status}");
    Ok(Measured { wall: began.elapsed(), processor, memory })
}

/// What the system tells of a program until it ends.
fn watch(child: &Child) -> (Option<Duration>, Option<u64>) {
    let process = PathBuf::from(format!("/proc/{}", child.id()));
    let (mut memory, mut processor) = (None, None);
    while let Ok(stat) = fs::read_to_string(process.join("stat")) {
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        // In hundredths of a second.
        let ticks = [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum();
        processor = Some(Duration::from_millis(10 * u64::max(ticks, 1)));
        if fields.first() == Some(&"Z") {
            break;
        }
        let status = fs::read_to_string(process.join("status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
        memory = peak.map(|kilobytes| kilobytes * 1024).max(memory);
        thread::sleep(Duration::from_millis(5));
    }
    (processor, memory)
}
