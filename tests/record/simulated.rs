//! A disk in memory. It holds each file's live bytes and the bytes that would last, and the same for names; a power cut
//! keeps what lasts and any part of the rest: any subset of the unsynced sectors of 512 bytes, any length between, zeros
//! where nothing came through, any of the names that were not synced. Any step can be made to fail, once or from then on.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use quorate::store::disk::Kind;
use quorate::store::{Disk, DiskFile};

const SECTOR: usize = 512;

/// Numbers that look random and come again from the same seed.
pub struct Rng(pub u64);

impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Clone, Default)]
struct Inode {
    live: Vec<u8>,
    durable: Vec<u8>,
    /// Sectors written or cut since the last sync.
    dirty: BTreeSet<usize>,
}

/// Names that change together: a rename takes one and gives another.
type Change = Vec<(PathBuf, Option<Node>)>;

/// What a step that is to fail does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing is done.
    Io,
    /// There is no space: of a write, half is done; what needs no space goes well.
    Full,
}

/// All that the disk holds.
#[derive(Clone, Default)]
pub struct State {
    inodes: Vec<Inode>,
    live: BTreeMap<PathBuf, Node>,
    durable: BTreeMap<PathBuf, Node>,
    /// By folder: changes of names since it was synced.
    pending: BTreeMap<PathBuf, Vec<Change>>,
    /// Acts answered as saved, told by whoever asked.
    pub saved: usize,
    /// Steps so far.
    pub steps: usize,
}

struct Shared {
    state: State,
    locks: BTreeSet<PathBuf>,
    fault: Option<(usize, Fault, bool)>,
    honest: bool,
    /// The state before each step, where that is kept.
    history: Option<Vec<State>>,
}

/// The disk; clones are the same disk.
#[derive(Clone)]
pub struct Simulated(Arc<Mutex<Shared>>);

impl Simulated {
    pub fn of(state: State) -> Simulated {
        Simulated(Arc::new(Mutex::new(Shared {
            state,
            locks: BTreeSet::new(),
            fault: None,
            honest: true,
            history: None,
        })))
    }

    pub fn empty() -> Simulated {
        let mut state = State::default();
        state.live.insert("/".into(), Node::Folder);
        state.durable.insert("/".into(), Node::Folder);
        Simulated::of(state)
    }

    /// Keeps the state before each step from now on.
    pub fn remember(self) -> Simulated {
        self.0.lock().unwrap().history = Some(Vec::new());
        self
    }

    /// Says that it synced and does not.
    pub fn lying(self) -> Simulated {
        self.0.lock().unwrap().honest = false;
        self
    }

    /// The step of this number fails; `sticky`: and all after it.
    pub fn failing(self, step: usize, fault: Fault, sticky: bool) -> Simulated {
        self.0.lock().unwrap().fault = Some((step, fault, sticky));
        self
    }

    /// Space was freed, the cable is in again.
    pub fn mended(&self) {
        self.0.lock().unwrap().fault = None;
    }

    pub fn history(&self) -> Vec<State> {
        self.0.lock().unwrap().history.take().unwrap_or_default()
    }

    pub fn state(&self) -> State {
        self.0.lock().unwrap().state.clone()
    }

    pub fn note_saved(&self) {
        self.0.lock().unwrap().state.saved += 1;
    }

    fn step<T>(&self, needs_space: bool, act: impl FnOnce(&mut Shared, bool) -> io::Result<T>) -> io::Result<T> {
        let mut shared = self.0.lock().unwrap();
        if shared.history.is_some() {
            let before = shared.state.clone();
            shared.history.as_mut().unwrap().push(before);
        }
        shared.state.steps += 1;
        let step = shared.state.steps;
        let hit = shared
            .fault
            .is_some_and(|(at, _, sticky)| step == at || sticky && step > at);
        match shared.fault.filter(|_| hit) {
            Some((_, Fault::Io, _)) => Err(io::Error::other("input/output error")),
            Some((_, Fault::Full, _)) if needs_space => {
                let _ = act(&mut shared, true);
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => act(&mut shared, false),
        }
    }

    fn file(&self, inode: usize) -> Box<dyn DiskFile> {
        Box::new(SimulatedFile {
            disk: self.clone(),
            inode,
        })
    }
}

impl State {
    fn node(&self, path: &Path) -> io::Result<Node> {
        self.live.get(path).copied().ok_or(io::ErrorKind::NotFound.into())
    }

    fn change(&mut self, folder: &Path, change: Change) {
        for (path, node) in &change {
            match node {
                Some(node) => self.live.insert(path.clone(), *node),
                None => self.live.remove(path),
            };
        }
        self.pending.entry(folder.into()).or_default().push(change);
    }

    fn new_name(&mut self, path: &Path, node: Node) -> io::Result<()> {
        if self.live.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let folder = path.parent().unwrap();
        self.node(folder)?;
        self.change(folder, vec![(path.into(), Some(node))]);
        Ok(())
    }

    /// The bytes of a file, as they are read back.
    pub fn bytes(&self, path: &Path) -> Option<&[u8]> {
        match self.live.get(path)? {
            Node::File(inode) => Some(&self.inodes[*inode].live),
            Node::Folder => None,
        }
    }

    /// Another content for a file, there or not, which lasts.
    pub fn put(&mut self, path: &Path, bytes: &[u8]) {
        self.inodes.push(Inode {
            live: bytes.into(),
            durable: bytes.into(),
            dirty: BTreeSet::new(),
        });
        let node = Node::File(self.inodes.len() - 1);
        self.live.insert(path.into(), node);
        self.durable.insert(path.into(), node);
    }

    /// What is there after the power went now.
    pub fn after_power_cut(&self, rng: &mut Rng) -> State {
        let mut names = self.durable.clone();
        for changes in self.pending.values() {
            let all = rng.below(3);
            let upto = rng.below(changes.len() + 1);
            for (at, change) in changes.iter().enumerate() {
                let kept = match all {
                    0 => true,
                    1 => at < upto,
                    _ => rng.below(2) == 0,
                };
                for (path, node) in change.iter().filter(|_| kept) {
                    match node {
                        Some(node) => names.insert(path.clone(), *node),
                        None => names.remove(path),
                    };
                }
            }
        }
        // A file lies in no folder that is not there.
        let folders: BTreeSet<PathBuf> = names
            .iter()
            .filter(|(_, node)| **node == Node::Folder)
            .map(|(path, _)| path.clone())
            .collect();
        names.retain(|path, _| path.ancestors().skip(1).all(|above| folders.contains(above)));
        let inodes: Vec<Inode> = self.inodes.iter().map(|inode| inode.after_power_cut(rng)).collect();
        State {
            inodes,
            live: names.clone(),
            durable: names,
            pending: BTreeMap::new(),
            saved: self.saved,
            steps: 0,
        }
    }
}

impl Inode {
    fn after_power_cut(&self, rng: &mut Rng) -> Inode {
        let (shorter, longer) = {
            let (one, other) = (self.live.len(), self.durable.len());
            (one.min(other), one.max(other))
        };
        let way = rng.below(4);
        let length = match way {
            0 => self.live.len(),
            1 => self.durable.len(),
            _ => shorter + rng.below(longer - shorter + 1),
        };
        let mut bytes = vec![0; length];
        for (sector, chunk) in bytes.chunks_mut(SECTOR).enumerate() {
            let came_through = match way {
                0 => true,
                1 => false,
                _ => rng.below(2) == 0,
            };
            let from = match self.dirty.contains(&sector) && came_through {
                true => &self.live,
                false => &self.durable,
            };
            let there = from.get(sector * SECTOR..).unwrap_or_default();
            let kept = there.len().min(chunk.len());
            chunk[..kept].copy_from_slice(&there[..kept]);
        }
        Inode {
            live: bytes.clone(),
            durable: bytes,
            dirty: BTreeSet::new(),
        }
    }

    fn touch(&mut self, from: usize, to: usize) {
        self.dirty.extend(from / SECTOR..=to.max(from) / SECTOR);
    }
}

impl Disk for Simulated {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let inode = self.step(true, |shared, fails| {
            if fails {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let inode = shared.state.inodes.len();
            shared.state.new_name(path, Node::File(inode))?;
            shared.state.inodes.push(Inode::default());
            Ok(inode)
        })?;
        Ok(self.file(inode))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let node = self.step(false, |shared, _| shared.state.node(path))?;
        match node {
            Node::File(inode) => Ok(self.file(inode)),
            Node::Folder => Err(io::Error::other("a folder")),
        }
    }

    fn read(&self, path: &Path, limit_bytes: u64) -> io::Result<Vec<u8>> {
        let found = self.step(false, |shared, _| {
            shared.state.node(path)?;
            Ok(shared.state.bytes(path).map(<[u8]>::to_vec))
        })?;
        found
            .filter(|bytes| u64::try_from(bytes.len()).unwrap() <= limit_bytes)
            .ok_or(io::Error::other("no file, or too long"))
    }

    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.step(false, |shared, _| {
            Ok(shared.state.live.get(path).map(|node| match node {
                Node::Folder => Kind::Folder,
                Node::File(_) => Kind::File,
            }))
        })
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step(true, |shared, fails| match fails {
            true => Err(io::ErrorKind::StorageFull.into()),
            false => shared.state.new_name(path, Node::Folder),
        })
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step(false, |shared, _| {
            shared.state.node(path)?;
            if shared.honest {
                for (path, node) in shared.state.pending.remove(path).into_iter().flatten().flatten() {
                    match node {
                        Some(node) => shared.state.durable.insert(path, node),
                        None => shared.state.durable.remove(&path),
                    };
                }
            }
            Ok(())
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(false, |shared, _| {
            let node = shared.state.node(from)?;
            let change = vec![(from.into(), None), (to.into(), Some(node))];
            shared.state.change(to.parent().unwrap(), change);
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(false, |shared, _| {
            shared.state.node(path)?;
            shared.state.change(path.parent().unwrap(), vec![(path.into(), None)]);
            Ok(())
        })
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send>>> {
        let taken = self.step(true, |shared, fails| {
            if !shared.state.live.contains_key(path) {
                if fails {
                    return Err(io::ErrorKind::StorageFull.into());
                }
                shared.state.inodes.push(Inode::default());
                let inode = shared.state.inodes.len() - 1;
                shared.state.new_name(path, Node::File(inode))?;
            }
            Ok(shared.locks.insert(path.into()))
        })?;
        let lock = || -> Box<dyn Send> { Box::new(SimulatedLock(self.clone(), path.into())) };
        Ok(taken.then(lock))
    }
}

struct SimulatedLock(Simulated, PathBuf);

impl Drop for SimulatedLock {
    fn drop(&mut self) {
        self.0.0.lock().unwrap().locks.remove(&self.1);
    }
}

struct SimulatedFile {
    disk: Simulated,
    inode: usize,
}

impl DiskFile for SimulatedFile {
    fn length(&self) -> io::Result<u64> {
        self.disk.step(false, |shared, _| {
            Ok(u64::try_from(shared.state.inodes[self.inode].live.len()).unwrap())
        })
    }

    fn read(&mut self, _limit_bytes: u64) -> io::Result<Vec<u8>> {
        let inode = self.inode;
        self.disk
            .step(false, |shared, _| Ok(shared.state.inodes[inode].live.clone()))
    }

    fn write_at(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let (inode, at) = (self.inode, usize::try_from(at).unwrap());
        self.disk.step(true, |shared, fails| {
            let upto = if fails { bytes.len() / 2 } else { bytes.len() };
            let file = &mut shared.state.inodes[inode];
            let end = at + upto;
            if file.live.len() < end {
                file.live.resize(end, 0);
            }
            file.live[at..end].copy_from_slice(&bytes[..upto]);
            if upto > 0 {
                file.touch(at, end - 1);
            }
            Ok(())
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        let inode = self.inode;
        self.disk.step(false, |shared, _| {
            if shared.honest {
                let file = &mut shared.state.inodes[inode];
                file.durable = file.live.clone();
                file.dirty.clear();
            }
            Ok(())
        })
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        let (inode, length) = (self.inode, usize::try_from(length).unwrap());
        self.disk.step(false, |shared, _| {
            let file = &mut shared.state.inodes[inode];
            let before = file.live.len();
            file.live.truncate(length);
            file.touch(length, before);
            Ok(())
        })
    }

    fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.disk.step(
            false,
            |shared, _| Ok(shared.state.node(path)? == Node::File(self.inode)),
        )
    }
}
