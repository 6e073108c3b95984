const PATHS = {
  logo: 'M3 8h8M8 4.5 11.5 8 8 11.5M13.5 3v10',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  bolt: 'M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z',
  plug: 'M6 2v3.5M10 2v3.5M4.2 5.5h7.6v2.2a3.8 3.8 0 0 1-7.6 0zM8 11.5V14',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 4.8V8l2.2 1.6',
  shield: 'M8 1.8 13 4v4c0 3-2.2 5.2-5 6.2C5.200 13.200 3 11 3 8V4zM5.800 8l1.600 1.600L10.300 6.500',
  inbox: 'M2.500 9.500 4.500 3h7l2 6.500v3.500h-11zM2.500 9.500h3.200l1 1.600h2.600l1-1.600h3.200',
  retry: 'M12.8 6.200A5.2 5.2 0 1 0 13.200 9M13.200 2.800v3.600H9.600',
  copy: 'M5.500 5.500h7v8h-7zM3.500 10.500v-8h7',
  save: 'M8 2.500v7M5 6.800 8 9.800l3-3M3 13h10',
  edit: 'M10.800 2.700 13.300 5.200 5.500 13H3v-2.500z',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.500 3.500 5 8l4.500 4.500',
  search: 'M7 2.800a4.200 4.200 0 1 0 0 8.400 4.200 4.200 0 0 0 0-8.400zM10.200 10.200l3.300 3.300',
  play: 'M5 3.200v9.600L12.500 8z',
  pause: 'M5 3.500v9M11 3.500v9',
  next: 'M4 3.500v9L10.500 8zM12.500 3.500v9',
  up: 'M8 12.500v-9M4.500 7 8 3.500 11.500 7',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.500l3.200 3.200L13 5',
  warn: 'M8 2.500 14 13H2zM8 6.500v3M8 11.300v.2',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof PATHS;

/** A small drawing beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
