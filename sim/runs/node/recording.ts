/** The module that keeps events, for every thread that may run one. */
import * as module from '../../kernel/ports/recording-module.ts';
import { useRecording } from '../../kernel/ports/webassembly.ts';

export function allowRecording(): void {
  useRecording(module);
}
