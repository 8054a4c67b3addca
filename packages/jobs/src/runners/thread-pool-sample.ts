// What the test of the pool runs in a thread.
import { workerData } from 'node:worker_threads';

export function perform(task: 'answer' | 'fail' | 'never end'): string {
  if (task === 'fail') throw new Error('this task fails');
  while (task === 'never end');
  return workerData as string;
}
