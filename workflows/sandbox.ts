// What the sandbox is like before any workflow is in it.

/**
 * The SDK notes where each promise of a workflow is made, and looks every frame of the stack up in the source map: at ten frames a
 * twentieth of all that the sandbox does. The first is its own; the other three tell the Temporal UI which step is waiting.
 */
Error.stackTraceLimit = 4;
