import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ValueObject } from '../../server/forms/value-path.ts';
import { taskReply } from '../../server/tasks/task-contract.ts';
import { ConnectionLost } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { taskKey, taskPath } from './use-task.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'offline' | 'refused';

const AFTER_TYPING_MS = 800;
const AGAIN_MS = 5_000;

/** Saves what is typed a moment after the last key, and again until the server has it. */
export function useDraft(
  taskId: string,
  typed: ValueObject | null,
  enabled: boolean,
  onSaved: (values: ValueObject) => void,
): DraftState {
  const queries = useQueryClient();
  const [state, setState] = useState<DraftState>('none');
  const saved = useRef<ValueObject | null>(null);
  const tell = useRef(onSaved);
  tell.current = onSaved;
  useEffect(() => {
    if (!enabled || typed === null || saved.current === typed) return undefined;
    let left = false;
    let timer = setTimeout(() => void save(), AFTER_TYPING_MS);
    const save = async (): Promise<void> => {
      setState('saving');
      try {
        const body = { values: typed };
        const task = await call('post', `${taskPath(taskId)}/draft`, taskReply, { body });
        tell.current(typed);
        if (left) return;
        saved.current = typed;
        setState('saved');
        queries.setQueryData(taskKey(taskId), task);
      } catch (error) {
        if (left) return;
        if (error instanceof ConnectionLost) {
          setState('offline');
          timer = setTimeout(() => void save(), AGAIN_MS);
        } else {
          setState('refused');
          void queries.invalidateQueries({ queryKey: taskKey(taskId) });
        }
      }
    };
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [taskId, typed, enabled, queries]);
  return state;
}
