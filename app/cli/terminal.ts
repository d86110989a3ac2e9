/** A command that cannot go on, said in one line. */
export class Refusal extends Error {}

export const say = (line = ""): void => void process.stdout.write(`${line}\n`);

/** Runs a command; a refusal or any other failure is a line on the terminal and exit code 1, never a stack. */
export async function runCommand(command: () => void | Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
