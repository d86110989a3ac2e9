import type { Server } from "node:http";

/**
 * @param port 0 for any free one
 * @returns the port in use
 * @throws Error that says in one line what to do
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new Error(wordsFor(error, port, host))));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function wordsFor(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE")
    return `PORT ${port} is in use on ${host}: stop the other program or set another PORT`;
  if (error.code === "EACCES") return `PORT ${port} may not be used by this user: set a PORT above 1023`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST ${host} is not an address of this machine`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}
