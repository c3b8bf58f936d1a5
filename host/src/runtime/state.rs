//! What the host keeps for one instance: its limits, its log, its clock and what it was granted.

use super::engine::{HOSTCALL_LIMIT, MEMORY_LIMIT};
use super::imports::Capabilities;
use super::v0_1::Data;
use std::any::Any;
use wasmtime::component::ResourceTable;
use wasmtime::{Engine, ResourceLimiter, Store, StoreLimits, StoreLimitsBuilder};

/// What a host call costs at least. A call costs a component next to no fuel but the host some hundred nanoseconds.
const CALL_COST: u64 = 10_000;

/// The limits of one instance. Those of wasmtime count each memory for itself, and a component may have several.
struct Limits {
    each: StoreLimits,
    /// Bytes of all memories.
    memory: usize,
}

impl ResourceLimiter for Limits {
    fn memory_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        let all = self.memory.saturating_add(desired.saturating_sub(current));
        let allowed =
            self.each.memory_growing(current, desired, maximum)? && self.each.memory_growing(self.memory, all, None)?;
        if allowed {
            self.memory = all;
        }
        Ok(allowed)
    }

    fn memory_grow_failed(&mut self, error: wasmtime::Error) -> wasmtime::Result<()> {
        self.each.memory_grow_failed(error)
    }

    fn table_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        self.each.table_growing(current, desired, maximum)
    }

    fn table_grow_failed(&mut self, error: wasmtime::Error) -> wasmtime::Result<()> {
        self.each.table_grow_failed(error)
    }

    fn instances(&self) -> usize {
        self.each.instances()
    }

    fn tables(&self) -> usize {
        self.each.tables()
    }

    fn memories(&self) -> usize {
        self.each.memories()
    }
}

/// What the host keeps for one instance: the data of its store.
pub(crate) struct State {
    limits: Limits,
    /// Seconds since 1970 UTC.
    pub(super) clock: i64,
    /// What the component writes.
    pub(super) log: Log,
    /// What it was granted.
    pub(super) capabilities: Capabilities,
    /// What the host handed out.
    pub(super) table: ResourceTable,
    /// Units that host calls may still cost.
    budget: u64,
}

impl State {
    /// A store for one instance.
    pub(super) fn store(engine: &Engine, clock: i64, capabilities: Capabilities) -> Store<Data> {
        let each = StoreLimitsBuilder::new()
            .memory_size(MEMORY_LIMIT)
            .table_elements(TABLE_LIMIT)
            .trap_on_grow_failure(true)
            .instances(64)
            .tables(64)
            .memories(8)
            .build();
        let limits = Limits { each, memory: 0 };
        let state =
            Self { limits, clock, log: Log::default(), capabilities, table: ResourceTable::new(), budget: u64::MAX };
        let mut store = Store::new(engine, Box::new(state) as Data);
        store.limiter(|data| &mut state_mut(data).limits);
        store.set_hostcall_fuel(HOSTCALL_LIMIT);
        store
    }

    /// Charges a host call and the bytes that it moves against the budget, so that a flood of calls ends as surely as a loop.
    pub(super) fn charge(&mut self, bytes: u64) -> wasmtime::Result<()> {
        let cost = CALL_COST.saturating_add(bytes);
        match self.budget.checked_sub(cost) {
            Some(rest) => {
                self.budget = rest;
                Ok(())
            }
            None => Err(wasmtime::Error::new(BudgetSpent)),
        }
    }
}

/// Holds for every store, because [`State::store`] makes them all.
const IS_STATE: &str = "the data of a store is a `State`";

/// The state of a store.
pub(super) fn state(store: &Store<Data>) -> &State {
    let data: &dyn Any = &**store.data();
    data.downcast_ref().expect(IS_STATE)
}

/// The same, from a store's data: a host call gets no more than that.
pub(super) fn state_mut(data: &mut Data) -> &mut State {
    let data: &mut dyn Any = &mut **data;
    data.downcast_mut().expect(IS_STATE)
}

/// Gives the instance fuel for the next call, and the host calls that it makes as much.
pub(super) fn refuel(store: &mut Store<Data>, fuel: u64) -> wasmtime::Result<()> {
    state_mut(store.data_mut()).budget = fuel;
    store.set_fuel(fuel)
}

/// What was used of that fuel since [`refuel`], with what host calls were charged.
pub(super) fn used(store: &Store<Data>, fuel: u64) -> u64 {
    let left = store.get_fuel().unwrap_or(0);
    fuel.saturating_sub(left).saturating_add(fuel.saturating_sub(state(store).budget))
}

/// The host calls of a check cost more than its budget.
#[derive(Debug, thiserror::Error)]
#[error("host calls used up the budget")]
pub(super) struct BudgetSpent;

/// Entries of a table. They lie beside the memory and are counted apart.
const TABLE_LIMIT: usize = 100_000;

/// The log of a check: its first and its last 32 KiB.
#[derive(Debug, Default)]
pub(crate) struct Log {
    first: Vec<u8>,
    last: std::collections::VecDeque<u8>,
    dropped: u64,
}

const HALF: usize = 32 << 10;

impl Log {
    /// Adds a line.
    pub(super) fn line(&mut self, level: &str, text: &str) {
        self.output(format!("{level}: {text}\n").as_bytes());
    }

    /// Adds what was written to stdout or stderr.
    pub(super) fn output(&mut self, bytes: &[u8]) {
        let (head, mut rest) = bytes.split_at(bytes.len().min(HALF - self.first.len()));
        self.first.extend_from_slice(head);
        if rest.len() > HALF {
            self.dropped += (rest.len() - HALF) as u64;
            rest = &rest[rest.len() - HALF..];
        }
        let overflow = (self.last.len() + rest.len()).saturating_sub(HALF);
        self.dropped += overflow as u64;
        self.last.drain(..overflow);
        self.last.extend(rest);
    }

    /// Its lines, free of control characters.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut bytes = self.first.clone();
        if self.dropped > 0 {
            bytes.extend_from_slice(format!("\n({} bytes of log dropped)\n", self.dropped).as_bytes());
        }
        bytes.extend(&self.last);
        let text = String::from_utf8_lossy(&bytes);
        text.lines().map(|line| crate::model::text::clean(line, 4 << 10)).filter(|line| !line.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_memories_of_an_instance_share_one_limit() {
        let each = StoreLimitsBuilder::new().memory_size(MEMORY_LIMIT).trap_on_grow_failure(true).build();
        let mut limits = Limits { each, memory: 0 };
        let half = MEMORY_LIMIT / 2;
        assert!(limits.memory_growing(0, half, None).unwrap());
        assert!(limits.memory_growing(0, half, None).unwrap());
        let fault = super::super::fault::Fault::of(&limits.memory_growing(half, half + 1, None).unwrap_err());
        assert_eq!(fault.code, "memory");
    }

    #[test]
    fn a_long_log_keeps_its_first_and_its_last_lines() {
        let mut log = Log::default();
        for number in 0..100_000 {
            log.line("info", &format!("line {number}"));
        }
        let lines = log.lines();
        assert_eq!(lines[0], "info: line 0");
        assert_eq!(lines.last().map(String::as_str), Some("info: line 99999"));
        assert!(lines.iter().any(|line| line.contains("bytes of log dropped")));
        assert!(lines.iter().map(String::len).sum::<usize>() < 3 * HALF);
    }
}
