/** The four squares of Microsoft's sign-in buttons, in one colour. */
export function EntraMark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="fill-current">
      <path d="M0 0h7.5v7.5H0zM8.5 0H16v7.5H8.5zM0 8.5h7.5V16H0zM8.5 8.5H16V16H8.5z" />
    </svg>
  );
}
