import cyrillicExt from '@fontsource-variable/onest/files/onest-cyrillic-ext-wght-normal.woff2?url';
import cyrillic from '@fontsource-variable/onest/files/onest-cyrillic-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/onest/files/onest-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/onest/files/onest-latin-wght-normal.woff2?url';

export interface Face {
	readonly url: string;
	/** Letters that are in it alone. */
	readonly has: RegExp;
	/** As CSS writes it. */
	readonly range: string;
}

/** The name that CSS knows it by. */
export const FAMILY = 'Onest Variable';
/** The bundled face by script, as it comes. */
export const FACES: readonly Face[] = [
	{
		url: latin,
		has: /./su,
		range:
			'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215'
	},
	{
		url: cyrillic,
		has: /[\u0401\u0410-\u044f\u0451]/u,
		range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'
	},
	{
		url: latinExt,
		has: /[\u0100-\u02af\u1e00-\u1eff]/u,
		range: 'U+0100-02BA,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF'
	},
	{
		url: cyrillicExt,
		has: /[\u0460-\u052f]/u,
		range: 'U+0460-052F,U+1C80-1C8A,U+2DE0-2DFF,U+A640-A69F'
	}
];
