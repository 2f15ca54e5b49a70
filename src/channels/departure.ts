import type { ClientRequest } from "node:http";
import { TLSSocket } from "node:tls";

/**
 * How long one of a name's addresses is tried before the next. Node's own 250 ms is less than a handshake with another
 * continent: every address then counts as dead while all of them are well.
 */
export const ADDRESS_TRIAL_MS = 1_500;

/**
 * Watches whether a request may have left this machine. Without an open connection (no such host, nobody listens, no
 * TLS) not a byte of it has, so whatever failed did nothing; from then on nobody can know.
 * @param request fresh: its socket is not assigned yet
 */
export function departure(request: ClientRequest): { readonly left: boolean } {
  const state = { left: false };
  const leave = () => {
    state.left = true;
  };
  request.once("socket", (socket) => {
    if (request.reusedSocket || !socket.connecting) return leave();
    socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", leave);
  });
  return state;
}
