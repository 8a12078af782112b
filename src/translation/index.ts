export * from './exchange/index.ts';
export { clearancesOf, licences } from './licences.ts';
export { askMachine, type MachineAnswer } from './machine/ask-machine.ts';
