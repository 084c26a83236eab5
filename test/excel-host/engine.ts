// What Excel answers to a batch of office.js: JSON in, JSON out. Knows the protocol, and nothing of sheets and cells.

/** A class of Excel's objects: which of its members are served. Names are those of the wire, capitalised. */
export type Kind<T> = {
  readonly name: string;
  readonly id?: (self: T) => string | number;
  readonly read?: Readonly<Record<string, (self: T) => unknown>>;
  readonly write?: Readonly<Record<string, (self: T, value: never) => void>>;
  readonly open?: Readonly<Record<string, (self: T) => HostObject>>;
  readonly call?: Readonly<Record<string, (self: T, ...args: never[]) => unknown>>;
  readonly item?: (self: T, key: string | number) => HostObject | undefined;
  readonly items?: (self: T) => readonly HostObject[];
  /** Excel keeps such objects for the library between batches, under a reference. */
  readonly isKept?: true;
};

/** One object of Excel; `undefined` where objects are expected is the null object. */
// biome-ignore lint/suspicious/noExplicitAny: the engine handles objects of every class alike
export type HostObject = { readonly kind: Kind<any>; readonly self: any };

/** The objects that the library has asked Excel to keep. */
export type Kept = {
  readonly byReference: Map<string, HostObject>;
  /** Told when a range is kept and when it is let go, so that the book can move it with its cells. */
  readonly changed: (object: HostObject, isKept: boolean) => void;
  next: number;
};

/** A batch as the library sends it. */
export type Batch = {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
};
type Arguments = { readonly Arguments?: readonly unknown[]; readonly ReferencedObjectPathIds?: readonly unknown[] };
type Action = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: Query;
};
type ObjectPath = {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
};
type Query = {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
};

/** The numbers of the wire: they are pinned by the contract test. */
export const actionTypes = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
/** The ways in which the wire names an object. */
export const pathTypes = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  none: 7,
} as const;

/** An error of Excel: it ends the batch, and what was done before it stays done. */
export type HostError = Error & { readonly code: string; readonly status: number };

/** An error of Excel, for throwing. */
export function hostError(code: string, message: string, status = 400): HostError {
  return Object.assign(new Error(message), { code, status });
}

/** Nothing goes by the name or address that was given. */
export function notFound(): HostError {
  return hostError("ItemNotFound", "The requested resource doesn't exist.", 404);
}

/** An argument has the wrong form. */
export function badArgument(message = "The argument is invalid or missing or has an incorrect format."): HostError {
  return hostError("InvalidArgument", message);
}

function notServed(what: string): HostError {
  return hostError("NotImplemented", `SIMULATED EXCEL: ${what} is not served`, 501);
}

/** Does a batch; `root` is the workbook. A mistake of the simulation itself is thrown. */
export function answerBatch(batch: Batch, root: (name: string | undefined) => HostObject | undefined, kept: Kept) {
  const objects = new Map<number, HostObject | undefined>();
  const references = new Map<HostObject, string>([...kept.byReference].map(([name, object]) => [object, name]));
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  let place = "";

  const argumentsOf = (given: Arguments | undefined): unknown[] => {
    const resolve = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(id)) return (value as unknown[]).map((one, at) => resolve(one, id[at]));
      return typeof id === "number" && id !== 0 ? objectOf(id)?.self : value;
    };
    const ids = given?.ReferencedObjectPathIds ?? [];
    return (given?.Arguments ?? []).map((value, at) => resolve(value, ids[at]));
  };
  const member = <M>(object: HostObject, from: "read" | "write" | "open" | "call", name: string): M => {
    place = `${object.kind.name}.${name[0]?.toLowerCase()}${name.slice(1)}`;
    const found = (object.kind[from] as Record<string, unknown> | undefined)?.[name];
    if (found === undefined) throw notServed(place);
    return found as M;
  };
  const call = (object: HostObject, name: string, given: Arguments | undefined) =>
    member<(self: unknown, ...args: unknown[]) => unknown>(object, "call", name)(object.self, ...argumentsOf(given));
  const objectOf = (id: number): HostObject | undefined => {
    if (!objects.has(id)) objects.set(id, resolvePath(batch.ObjectPaths[id]));
    return objects.get(id);
  };
  const resolvePath = (path: ObjectPath | undefined): HostObject | undefined => {
    if (path === undefined) throw badArgument();
    const parent = path.ParentObjectPathId === undefined ? undefined : objectOf(path.ParentObjectPathId);
    if (path.ParentObjectPathId !== undefined && parent === undefined) return undefined;
    switch (path.ObjectPathType) {
      case pathTypes.global:
        return root(undefined);
      case pathTypes.newObject: {
        const made = root(path.Name);
        if (made === undefined) throw notServed(`new ${path.Name}`);
        return made;
      }
      case pathTypes.method:
        return call(parent as HostObject, path.Name, path.ArgumentInfo) as HostObject | undefined;
      case pathTypes.property:
        return member<(self: unknown) => HostObject>(parent as HostObject, "open", path.Name)(parent?.self);
      case pathTypes.indexer: {
        place = `${parent?.kind.name}.getItem`;
        if (parent?.kind.item === undefined) throw notServed(place);
        const found = parent.kind.item(parent.self, argumentsOf(path.ArgumentInfo)[0] as string);
        if (found === undefined) throw notFound();
        return found;
      }
      case pathTypes.reference: {
        const found = kept.byReference.get(path.Name);
        if (found === undefined) throw hostError("InvalidReference", "This reference is not valid.");
        return found;
      }
      case pathTypes.none:
        return undefined;
      default:
        throw notServed(`object path ${path.ObjectPathType}`);
    }
  };
  const identity = (object: HostObject): Record<string, unknown> => {
    const reference = references.get(object);
    return {
      ...(object.kind.id === undefined ? {} : { Id: object.kind.id(object.self) }),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  };
  const query = (object: HostObject | undefined, { Select = [], Expand = [], Top, Skip = 0 }: Query): unknown => {
    if (object === undefined) return null;
    const wanted = [...Select, ...Expand.map((name) => `${name}/*`)].map((path) => path.split("/"));
    const { kind, self } = object;
    if (kind.items !== undefined) {
      const inner = { Select: wanted.map((path) => path.join("/")) };
      const last = Top === undefined ? undefined : Skip + Top;
      return {
        _Items: kind
          .items(self)
          .slice(Skip, last)
          .map((item) => query(item, inner)),
      };
    }
    const value = identity(object);
    const nested = new Map<string, string[]>();
    for (const [head = "", ...rest] of wanted) {
      const name = `${head[0]?.toUpperCase()}${head.slice(1)}`;
      if (rest.length > 0) nested.set(name, [...(nested.get(name) ?? []), rest.join("/")]);
      else value[name] = member<(self: unknown) => unknown>(object, "read", name)(self);
    }
    // the library forbids nothing here, but an add-in that loads all it can get has not thought about it
    if (wanted.length === 0) throw notServed(`${kind.name}.load() of everything`);
    for (const [name, paths] of nested) {
      const child = member<(self: unknown) => HostObject>(object, "open", name)(self);
      value[name] = query(child, { Select: paths });
    }
    return value;
  };
  const keep = (object: HostObject): string => {
    const known = references.get(object);
    if (known !== undefined) return known;
    const name = `${kept.next}:${object.kind.name}`;
    kept.next += 1;
    kept.byReference.set(name, object);
    references.set(object, name);
    kept.changed(object, true);
    return name;
  };
  const letGo = (name: string) => {
    const object = kept.byReference.get(name);
    kept.byReference.delete(name);
    if (object !== undefined) kept.changed(object, false);
  };
  const act = ({ Id, ActionType, Name, ObjectPathId, ArgumentInfo, QueryInfo }: Action): unknown => {
    if (ActionType === actionTypes.trace) {
      traces.push(Id);
      return null;
    }
    const object = objectOf(ObjectPathId);
    if (ActionType === actionTypes.instantiate) return object === undefined ? null : identity(object);
    if (ActionType === actionTypes.query) return query(object, QueryInfo ?? {});
    if (object === undefined) return { _IsNull: true };
    if (ActionType === actionTypes.method) {
      if (Name === "_KeepReference") return keep(object);
      if (Name === "_RemoveReference") return letGo(String(ArgumentInfo?.Arguments?.[0])) ?? null;
      return call(object, Name, ArgumentInfo) ?? null;
    }
    if (ActionType !== actionTypes.setProperty) throw notServed(`action ${ActionType}`);
    const write = member<(self: unknown, value: unknown) => void>(object, "write", Name);
    write(object.self, argumentsOf(ArgumentInfo)[0]);
    return null;
  };

  for (const [index, action] of batch.Actions.entries()) {
    place = "";
    try {
      results.push({ ActionId: action.Id, Value: act(action) });
    } catch (error) {
      const { code, status, message } = error as HostError;
      if (code === undefined || status === undefined) throw error;
      const said = { Code: code, Message: message, Location: place, ActionIndex: index, HttpStatusCode: status };
      return { Error: said, TraceIds: traces, ProcessedResults: { Results: results } };
    }
  }
  return { Results: results, TraceIds: traces };
}
