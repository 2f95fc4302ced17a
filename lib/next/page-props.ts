/** What Next hands to a page whose route has these parameters. */
export type PageProps<Params extends Record<string, string> = Record<never, string>> = {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
