// Takes the place of Node's child_process inside the bundle. Commander asks for it as it is loaded and uses it only for commands
// that are programs of their own, of which there are none; Node would load half of its networking for it.

/** Never called. */
export function spawn() {
  throw new Error("no command is a program of its own");
}
