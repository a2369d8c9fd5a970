// One stop for the tab key in a group of many; arrows move within it.

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function moveWithin(event: KeyboardEvent): void {
  const group = event.currentTarget as HTMLElement;
  const members = [...group.querySelectorAll<HTMLElement>('[data-member]')];
  const at = members.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? members.length - 1 : event.key in steps ? Math.min(members.length - 1, Math.max(0, at + (steps[event.key] ?? 0))) : -1;
  if (to < 0) return;
  event.preventDefault();
  event.stopPropagation();
  members[to]?.focus();
}
