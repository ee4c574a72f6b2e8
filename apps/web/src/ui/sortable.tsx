/** A list that is put in order by pointer: dnd-kit's. What moves by keyboard, and what is said of it, is its rows'. */
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';

interface Props {
  /** In the order shown. */
  readonly ids: readonly string[];
  /** Called when a row is let go at another place than its own. */
  readonly move: (id: string, to: number) => void;
  readonly children: ReactNode;
}

const nothing = () => undefined;
/** Its own words are English, and tell of keys that these rows do not have. */
const silent = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
};

/** Stands around the list, not in it: it adds elements of its own. */
export function Sortable({ ids, move, children }: Props) {
  const sensors = useSensors(useSensor(PointerSensor));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={silent}
      onDragEnd={({ active, over }) => {
        const to = ids.indexOf(String(over?.id));
        if (to !== -1 && over?.id !== active.id) move(String(active.id), to);
      }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What goes on a row of such a list, and on the part of it that it is held by. */
export function useSortableRow(id: string) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  return {
    row: {
      ref: setNodeRef,
      // Only up and down: a list has one direction.
      style: { transform: transform === null ? undefined : `translateY(${transform.y}px)`, transition },
    },
    handle: { ...listeners },
    isHeld: isDragging,
  };
}
