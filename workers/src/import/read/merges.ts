/** Cells that are merged: what the first of them says holds for those it covers. */
import type { Cell } from '@marsad/indicators/table';
import { fault } from './fault.js';

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Goes with the rows from top to bottom. */
export class MergedCells {
  private readonly merges: Merge[];
  private next = 0;
  private active: { readonly merge: Merge; readonly of: Cell }[] = [];

  /** @param columns beyond which a merge covers nothing that could be a table. */
  constructor(
    merges: readonly Merge[],
    private readonly columns: number,
  ) {
    this.merges = [...merges].sort((a, b) => a.top - b.top);
  }

  /** One that begins in the row at hand. */
  add(merge: Merge): void {
    this.merges.push(merge);
  }

  /** Puts what covers them in the place of cells. */
  cover(row: number, cells: Cell[]): void {
    if (this.next >= this.merges.length && this.active.length === 0) return;
    this.active = this.active.filter(({ merge }) => merge.bottom >= row);
    for (let merge = this.merges[this.next]; merge !== undefined && merge.top <= row; ) {
      // The row in which it begins is blank where it was not told of.
      const of = merge.top === row ? (cells[merge.left] ?? '') : '';
      if (merge.bottom >= row) this.active.push({ merge, of });
      this.next += 1;
      merge = this.merges[this.next];
    }
    if (this.active.length > this.columns) throw fault('table-damaged');
    for (const { merge, of } of this.active) this.coverWith(row, cells, merge, of);
  }

  private coverWith(row: number, cells: Cell[], merge: Merge, of: Cell): void {
    const covered: Cell = of === '' ? '' : { kind: 'merged', of };
    const right = Math.min(merge.right, this.columns - 1);
    for (let at = merge.left; at <= right; at++) {
      if (row === merge.top && at === merge.left) continue;
      while (cells.length < at) cells.push('');
      cells[at] = covered;
    }
  }
}
