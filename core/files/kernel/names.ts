// AssemblyScript, a part of `scan.ts`: texts and their numbers, list by list.

/** Of each list, how many names it has. */
const COUNTS: u32 = 128;
const SLOT: u32 = 16;
/** So many names a list has at most: what is more is for the reader to look up. */
const MOST_NAMES: u32 = 1 << 16;
/** A large odd number: what is multiplied by it is well mixed in its high bits. */
const MIXER: u64 = 0x1e3779b97f4a7d;

/** Names of all lists in one table: hash, number in its list, list and length, place. A number 0 is a free slot. */
let slots: u32 = 0;
let slotMask: u32 = 0;
let names: u32 = 0;
/** Where free memory begins. */
let free: u32 = 0;

/** Begins with no names; all memory from this address on is free. */
export function beginNames(from: u32): void {
  free = from;
  slots = take(SLOT * 4096);
  slotMask = 4095;
}

/** Room for so many bytes behind everything, all zeros. */
function take(bytes: u32): u32 {
  const at = free;
  free += (bytes + 15) & ~15;
  const wanted = (free + 0xffff) >>> 16;
  const has: u32 = memory.size();
  if (wanted > has) memory.grow(max(wanted - has, has >> 2));
  return at;
}

/** The last bytes of a text, as many as there are, in a word. */
function tail(at: u32, length: u32): u64 {
  return load<u64>(at) & (((<u64>1) << ((<u64>length) << 3)) - 1);
}

function hashOf(first: u32, length: u32, list: u32): u32 {
  let mixed: u64 = ((<u64>length) << 8) | list;
  let at = first;
  let left = length;
  for (; left >= 8; left -= 8, at += 8) {
    mixed = (mixed ^ load<u64>(at)) * MIXER;
    mixed ^= mixed >>> 29;
  }
  if (left > 0) mixed = (mixed ^ tail(at, left)) * MIXER;
  return <u32>(mixed >>> 32);
}

function isSame(kept: u32, first: u32, length: u32): bool {
  let at = first;
  let other = kept;
  let left = length;
  for (; left >= 8; left -= 8, at += 8, other += 8) if (load<u64>(at) !== load<u64>(other)) return false;
  return left === 0 || tail(at, left) === load<u64>(other);
}

function moreSlots(): void {
  const older = slots;
  const count = slotMask + 1;
  slotMask = count * 2 - 1;
  slots = take(SLOT * count * 2);
  for (let at: u32 = 0; at < count; at += 1) {
    const from = older + SLOT * at;
    if (load<u32>(from, 4) === 0) continue;
    let slot = load<u32>(from) & slotMask;
    while (load<u32>(slots + SLOT * slot, 4) !== 0) slot = (slot + 1) & slotMask;
    memory.copy(slots + SLOT * slot, from, SLOT);
  }
}

/** The number of a text in its list, from 1; 0 for the empty text, -1 where there is no room for a new one. */
export function numberOf(first: u32, end: u32, list: u32): u32 {
  const length = end - first;
  if (length === 0) return 0;
  const hash = hashOf(first, length, list);
  const key = (length << 4) | list;
  let slot = hash & slotMask;
  while (true) {
    const at = slots + SLOT * slot;
    const number = load<u32>(at, 4);
    if (number === 0) break;
    if (load<u32>(at) === hash && load<u32>(at, 8) === key && isSame(load<u32>(at, 12), first, length)) return number;
    slot = (slot + 1) & slotMask;
  }
  const count = load<u32>(COUNTS + (list << 2)) + 1;
  if (count > MOST_NAMES) return u32.MAX_VALUE;
  const kept = take(length + 8);
  memory.copy(kept, first, length);
  const at = slots + SLOT * slot;
  store<u32>(COUNTS + (list << 2), count);
  store<u32>(at, hash);
  store<u32>(at, count, 4);
  store<u32>(at, key, 8);
  store<u32>(at, kept, 12);
  names += 1;
  if (names * 2 > slotMask) moreSlots();
  return count;
}
