// The workflow types that the worker serves, by the names of the contract.
export { group } from './group/workflow.ts';
export { nextStep } from './next-step.ts';
export { programme } from './programme/workflow.ts';
export { rehearsal } from './rehearsal.ts';
export { retention } from './retention.ts';
export { sendAgain, sendLink } from './send-again.ts';
export { testMail } from './test-mail.ts';
