import manifest from '../../package.json' with { type: 'json' };

/** Version of Meridian; a test holds the manifests of all packages to it. */
export const meridianVersion: string = manifest.version;
