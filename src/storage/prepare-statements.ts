import type { Sql } from "postgres";

/** A statement of more parameters is one of many lengths of a list: to keep each would fill the server's memory. */
const MOST_PARAMETERS = 40;

type Unsafe = Sql["unsafe"];
type Nested = (work: (client: object) => unknown) => unknown;

/**
 * The client, with its statements prepared once a connection. The query builder sends each as a new one, which costs a
 * second round trip for its description and a plan made anew: for the short statements of a message that is most of it.
 */
export function prepareStatements<C extends object>(client: C): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name === "unsafe") return prepared(value as Unsafe);
      if (name === "begin") return (work: Parameters<Nested>[0]) => nested(value as Nested, work);
      return value;
    },
  });
}

function prepared(unsafe: Unsafe): Unsafe {
  return ((text, parameters = [], options) =>
    unsafe(text, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS })) as Unsafe;
}

type OwnClient = { unsafe: Unsafe; savepoint: Nested };

/** A transaction has a client of its own, which is nobody else's: it is changed rather than wrapped. */
function nested(begin: Nested, work: (client: object) => unknown): unknown {
  return begin((client) => {
    const own = client as OwnClient;
    const { unsafe, savepoint } = own;
    own.unsafe = prepared(unsafe);
    own.savepoint = (inner) => nested(savepoint, inner);
    return work(own);
  });
}
