/** What is published as package.json. */
export function publishedManifest(manifest: string, address?: string): string;
