/** A growing column of whole numbers below 2,147,483,648 in size. */
export type IndexColumn = {
  readonly at: (index: number) => number;
  readonly set: (index: number, value: number) => void;
  readonly push: (value: number) => void;
  readonly length: () => number;
};

/** A growing column of exact amounts (or any number). */
export type AmountColumn = IndexColumn;

// Two makers with the same shape, on purpose: one function over both kinds of array would be slower in the engine,
// which then no longer knows what an element is.

/** An empty index column, or one of `length` zeros. */
export function indexColumn(length = 0): IndexColumn {
  let values = new Int32Array(Math.max(length, 1024));
  let count = length;
  return {
    at: (index) => values[index] as number,
    set: (index, value) => {
      values[index] = value;
    },
    push: (value) => {
      if (count === values.length) {
        const larger = new Int32Array(count * 2);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
    },
    length: () => count,
  };
}

/** An empty amount column, or one of `length` zeros. */
export function amountColumn(length = 0): AmountColumn {
  let values = new Float64Array(Math.max(length, 1024));
  let count = length;
  return {
    at: (index) => values[index] as number,
    set: (index, value) => {
      values[index] = value;
    },
    push: (value) => {
      if (count === values.length) {
        const larger = new Float64Array(count * 2);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
    },
    length: () => count,
  };
}

/** A growing table: of each record so many whole numbers below 2,147,483,648 in size and so many amounts, side by side. */
export type RecordTable = {
  readonly length: () => number;
  /** Adds a record of zeros and answers its number. */
  readonly add: () => number;
  readonly whole: (record: number, field: number) => number;
  readonly setWhole: (record: number, field: number, value: number) => void;
  readonly amount: (record: number, field: number) => number;
  readonly setAmount: (record: number, field: number, value: number) => void;
};

const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;

/** An empty table. It grows by pages, so that nothing is copied, and no more is taken than it holds. */
export function recordTable(wholes: number, amounts: number): RecordTable {
  const wholePages: Int32Array[] = [];
  const amountPages: Float64Array[] = [];
  let count = 0;
  return {
    length: () => count,
    add: () => {
      if (count === wholePages.length * PAGE) {
        wholePages.push(new Int32Array(PAGE * wholes));
        amountPages.push(new Float64Array(PAGE * amounts));
      }
      return count++;
    },
    whole: (record, field) =>
      (wholePages[record >> PAGE_BITS] as Int32Array)[(record & (PAGE - 1)) * wholes + field] as number,
    setWhole: (record, field, value) => {
      (wholePages[record >> PAGE_BITS] as Int32Array)[(record & (PAGE - 1)) * wholes + field] = value;
    },
    amount: (record, field) =>
      (amountPages[record >> PAGE_BITS] as Float64Array)[(record & (PAGE - 1)) * amounts + field] as number,
    setAmount: (record, field, value) => {
      (amountPages[record >> PAGE_BITS] as Float64Array)[(record & (PAGE - 1)) * amounts + field] = value;
    },
  };
}

/** A table of exact sums that begin at zero, `fields` of them a record, side by side. */
export type SumTable = {
  readonly at: (record: number, field: number) => number;
  readonly add: (record: number, field: number, amount: number) => void;
};

/** A table of sums for so many records. */
export function sumTable(records: number, fields: number): SumTable {
  const sums = new Float64Array(records * fields);
  return {
    at: (record, field) => sums[record * fields + field] as number,
    add: (record, field, amount) => {
      const at = record * fields + field;
      sums[at] = (sums[at] as number) + amount;
    },
  };
}

/**
 * An array of so many empty places, to be filled in any order. An empty array that is filled from the far end would become
 * a hash table inside the engine, many times slower.
 */
export function emptyPlaces<T>(length: number): (T | undefined)[] {
  return new Array<T | undefined>(length).fill(undefined);
}

/** A set of whole numbers below `length`, a bit each. */
export type Bits = {
  readonly has: (index: number) => boolean;
  readonly add: (index: number) => void;
  readonly remove: (index: number) => void;
};

/** An empty set of whole numbers below `length`. */
export function createBits(length: number): Bits {
  const words = new Int32Array((length >>> 5) + 1);
  return {
    has: (index) => ((words[index >>> 5] as number) & (1 << (index & 31))) !== 0,
    add: (index) => {
      words[index >>> 5] = (words[index >>> 5] as number) | (1 << (index & 31));
    },
    remove: (index) => {
      words[index >>> 5] = (words[index >>> 5] as number) & ~(1 << (index & 31));
    },
  };
}
