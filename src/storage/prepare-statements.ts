import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sql } from "postgres";

/** A statement of more parameters is one of many lengths of a list: to keep each would fill the server's memory. */
const MOST_PARAMETERS = 40;

type Unsafe = Sql["unsafe"];
type Work = (client: object) => unknown;
type Nested = (work: Work) => Promise<unknown>;

/**
 * The client, with its statements prepared once a connection. The query builder sends each as a new one, which costs a
 * second round trip for its description and a plan made anew: for the short statements of a message that is most of it.
 */
export function prepareStatements<C extends object>(client: C): C {
  return new Proxy(client, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name === "unsafe") return prepared(value as Unsafe);
      if (name === "begin") return (work: Work) => transaction(value as Nested, work);
      return value;
    },
  });
}

function prepared(unsafe: Unsafe): Unsafe {
  return ((text, parameters = [], options) =>
    unsafe(text, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS })) as Unsafe;
}

function transaction(begin: Nested, work: Work): Promise<unknown> {
  let over = false;
  const end = begin((client) => inside(client as OwnClient, work, () => over));
  const note = () => {
    over = true;
  };
  end.then(note, note);
  return end;
}

type OwnClient = { unsafe: Unsafe; savepoint: Nested };

/** A transaction has a client of its own, which is nobody else's: it is changed rather than wrapped. */
function inside(own: OwnClient, work: Work, isOver: () => boolean): Promise<unknown> {
  const { unsafe, savepoint } = own;
  const send = prepared(unsafe);
  own.unsafe = ((...statement) => {
    if (isOver()) throw new Error("the transaction's connection is gone");
    return send(...statement);
  }) as Unsafe;
  own.savepoint = (inner) => savepoint((client) => inside(client as OwnClient, inner, isOver));
  return unlessOver(async () => work(own), isOver);
}

/**
 * Ends as `work` does, or never when the connection broke meanwhile: the transaction's own promise has told its caller by
 * then. An end here would have postgres.js 3.4.9 send its "rollback" to a socket that is no more, which ends the process
 * or leaves the connection unusable (github.com/porsager/postgres/issues/1208).
 */
async function unlessOver(work: () => Promise<unknown>, isOver: () => boolean): Promise<unknown> {
  try {
    const result = await work();
    if (!isOver()) return result;
  } catch (error) {
    // A connection's end is told a moment after it has failed the statement.
    await nextTurn();
    if (!isOver()) throw error;
  }
  return new Promise(() => undefined);
}
