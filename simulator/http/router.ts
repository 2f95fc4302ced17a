type Node<T> = {
  literals: Map<string, Node<T>>;
  parameter: { name: string; node: Node<T> } | null;
  methods: Map<string, T>;
};

export type Match<T> = { values: Map<string, T>; parameters: Record<string, string> };

/** A tree over path templates such as `/subscriptions/{subscriptionId}/locations`; literals compare without case. */
export type Router<T> = { find(segments: readonly string[]): Match<T> | undefined };

export function createRouter<T>(routes: readonly { method: string; path: string; value: T }[]): Router<T> {
  const root = emptyNode<T>();
  for (const { method, path, value } of routes) {
    let node = root;
    for (const segment of path.split("/").filter(Boolean)) node = childFor(node, segment, path);
    if (node.methods.has(method)) throw new Error(`Two routes for ${method} ${path}.`);
    node.methods.set(method, value);
  }
  return { find: (segments) => findIn(root, segments, 0) };
}

function findIn<T>(node: Node<T>, segments: readonly string[], index: number): Match<T> | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.methods.size > 0 ? { values: node.methods, parameters: {} } : undefined;
  const literal = node.literals.get(segment.toLowerCase());
  const found = literal && findIn(literal, segments, index + 1);
  if (found !== undefined || node.parameter === null) return found;
  const below = findIn(node.parameter.node, segments, index + 1);
  if (below !== undefined) below.parameters[node.parameter.name] = segment;
  return below;
}

function childFor<T>(node: Node<T>, segment: string, path: string): Node<T> {
  const name = /^\{(.+)\}$/.exec(segment)?.[1];
  if (name === undefined) {
    const key = segment.toLowerCase();
    const child = node.literals.get(key) ?? emptyNode<T>();
    node.literals.set(key, child);
    return child;
  }
  node.parameter ??= { name, node: emptyNode<T>() };
  if (node.parameter.name !== name)
    throw new Error(`${path} names a part ${name} that others call ${node.parameter.name}.`);
  return node.parameter.node;
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), parameter: null, methods: new Map() };
}
