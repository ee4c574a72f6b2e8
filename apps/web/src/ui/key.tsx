/** A key as it is named beside what it does; not where there is hardly room, nor a keyboard. */
export function Key({ name }: { name: string }) {
  return (
    <kbd
      aria-hidden
      dir="ltr"
      className="hidden rounded-sm border border-edge bg-sunken px-1.5 text-xs font-normal text-muted sm:inline"
    >
      {name}
    </kbd>
  );
}
