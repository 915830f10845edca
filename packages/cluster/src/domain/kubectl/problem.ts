/** A command that cannot be carried out; its message is what kubectl would say after "error: ". */
export class KubectlProblem extends Error {}
