/** How V8 looks after this process's memory; main.ts imports it before anything is made. */
import { setFlagsFromString } from 'node:v8';

/**
 * What lies outside of V8's heap (whatever is read from sockets) counts towards the size at which
 * garbage is looked for. By itself it has a limit of 64 MB, beyond which every further buffer of 64 kB
 * makes V8 search the heap for up to 10 ms on the spot while a search is under way, and libuv makes 32
 * of them in one turn of the event loop: all rooms stood still for 320 ms. V8 counts so by default after
 * the version that Node 24 has (nodejs/node#61967).
 */
setFlagsFromString('--external-memory-accounted-in-global-limit');
