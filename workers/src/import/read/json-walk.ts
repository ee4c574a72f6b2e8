/**
 * JSON without ever holding all of it: the lists in it, and the records of one of them as texts, each to be parsed by
 * itself. What stands around the records is passed over.
 */
import { fault } from './fault.js';

/** Which values are the records: the elements of the list at a path ("" is the top), or each value of the file. */
export type Records = { readonly list: string } | 'lines';

export interface JsonList {
  readonly path: string;
  readonly holds: 'object' | 'array' | 'other';
}

interface Hooks {
  /** @param nth counts from 1. */
  record?(text: string, nth: number): void;
  list?(list: JsonList): void;
  /** Another value follows the first. */
  another?(): void;
}

/** Objects in which a list is looked for, one in the other. */
const mostSpine = 5;

export class JsonWalk {
  /** What is not yet done with, from the record or the key on that has begun. */
  private text = '';
  private at = 0;
  private start = -1;
  private inString = false;
  /** Open brackets within a value that is passed over or taken as a whole. */
  private inner = 0;
  /** Keys of the objects that are open around. */
  private readonly keys: string[] = [];
  private open = 0;
  private expectsKey = false;
  private list: string | null = null;
  private isNewList = false;
  private values = 0;
  /** Records so far; where none are asked for, those of the list at hand. */
  nth = 0;

  constructor(
    private readonly records: Records | null,
    private readonly hooks: Hooks,
    private readonly most: number,
  ) {}

  take(piece: string): void {
    this.text += piece;
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const code = text.charCodeAt(this.at);
      if (this.inString) {
        // An escape is passed over whole; at the end of the piece it waits for the next.
        if (code === 92 /* \ */) {
          if (this.at + 1 >= text.length) break;
          this.at += 1;
        } else if (code === 34) this.endString();
      } else if (code > 32 && code !== 0xfeff) this.sign(code);
    }
    this.keepRest();
  }

  private keepRest(): void {
    const from = this.start === -1 ? this.at : this.start;
    this.text = this.text.slice(from);
    this.at -= from;
    if (this.start !== -1) this.start = 0;
    if (this.text.length > this.most) throw fault('row-too-long', { row: this.nth + 1, most: this.most });
  }

  end(): void {
    const isOpen = this.inString || this.inner > 0 || this.list !== null || this.open > 0;
    if (isOpen || this.values === 0) throw this.notRead();
  }

  private notRead(): Error {
    return fault('json-not-read', { row: this.nth + 1 });
  }

  private sign(code: number): void {
    switch (code) {
      case 34 /* " */:
        this.inString = true;
        if (this.inner === 0) this.begin();
        return;
      case 123 /* { */:
      case 91 /* [ */:
        this.opened(code);
        return;
      case 125 /* } */:
      case 93 /* ] */:
        this.closed(code);
        return;
      case 44 /* , */:
        if (this.inner > 0) return;
        if (this.list !== null) this.endElement(true);
        else if (this.open > 0) this.expectsKey = true;
        else throw this.notRead();
        return;
      case 58 /* : */:
        if (this.inner === 0) this.expectsKey = false;
        return;
      default:
        if (this.inner === 0) this.begin();
    }
  }

  /** A value that is no object and no list, or a key. */
  private begin(): void {
    if (this.list !== null) this.beginElement();
    else if (this.open === 0) throw this.notRead();
    else if (this.expectsKey && this.inString) this.start = this.at;
  }

  private beginElement(): void {
    if (this.start === -1 && this.isTarget()) this.start = this.at;
    if (!this.isNewList) return;
    this.isNewList = false;
    const code = this.text.charCodeAt(this.at);
    const holds = code === 123 ? 'object' : code === 91 ? 'array' : 'other';
    this.hooks.list?.({ path: this.list ?? '', holds });
  }

  private isTarget(): boolean {
    return this.records !== null && this.records !== 'lines' && this.records.list === this.list;
  }

  private endString(): void {
    this.inString = false;
    if (this.inner > 0 || this.list !== null || !this.expectsKey || this.start === -1) return;
    this.keys[this.open - 1] = String(this.parsed(this.text.slice(this.start, this.at + 1)));
    this.start = -1;
  }

  private parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.notRead();
    }
  }

  private opened(code: number): void {
    if (this.inner > 0) this.inner += 1;
    else if (this.list !== null) {
      this.beginElement();
      this.inner = 1;
    } else {
      if (this.open === 0) this.beginValue();
      if (this.records === 'lines') {
        this.start = this.at;
        this.inner = 1;
      } else if (code === 91) {
        this.list = this.keys.slice(0, this.open).join('.');
        this.isNewList = true;
        if (this.records === null) this.nth = 0;
      } else if (this.open < mostSpine) {
        this.open += 1;
        this.expectsKey = true;
      } else this.inner = 1;
    }
  }

  private beginValue(): void {
    this.values += 1;
    if (this.values > 1) this.hooks.another?.();
  }

  private closed(code: number): void {
    if (this.inner > 0) {
      this.inner -= 1;
      if (this.inner === 0 && this.records === 'lines') this.emit(this.at + 1);
    } else if (this.list !== null && code === 93) {
      this.endElement(false);
      this.list = null;
    } else if (this.open > 0 && code === 125) {
      this.open -= 1;
      this.keys.length = this.open;
    } else throw this.notRead();
  }

  /** @param more whether a comma says that another follows. */
  private endElement(more: boolean): void {
    if (this.records === null) this.nth += 1;
    if (!this.isTarget()) return;
    if (this.start !== -1) this.emit(this.at);
    // A list may be empty; after a comma something has to be.
    else if (more || this.nth > 0) throw this.notRead();
  }

  private emit(end: number): void {
    const text = this.text.slice(this.start, end);
    this.start = -1;
    this.nth += 1;
    if (text.length > this.most) throw fault('row-too-long', { row: this.nth, most: this.most });
    this.hooks.record?.(text, this.nth);
  }
}
