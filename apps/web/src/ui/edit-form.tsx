/** A form over what is there already: a correction of a figure, a source, a definition, a reason to retract. */
import type { ComponentProps } from 'react';
import { ServerForm } from './form.js';

interface Props<V extends object, T> extends Omit<ComponentProps<typeof ServerForm<V, T>>, 'send'> {
  readonly send: (values: V) => Promise<T>;
  /** Reads it again, after a refusal too: it may be that somebody else was first. */
  readonly refresh: () => Promise<unknown>;
}

/** What is sent names the version it was decided on; what was changed and not sent can be undone. */
export function EditForm<V extends object, T>({ send, refresh, ...rest }: Props<V, T>) {
  return (
    <ServerForm<V, T>
      undoes
      {...rest}
      send={(values) =>
        send(values).catch(async (error: unknown) => {
          await refresh();
          throw error;
        })
      }
    />
  );
}
