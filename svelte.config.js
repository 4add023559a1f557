import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		// Ours are runes only; the icons still ship components in the older syntax.
		runes: ({ filename }) => (/[\\/]node_modules[\\/]/.test(filename) ? undefined : true)
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// No request ever leaves the user's own server, and the browser is told to enforce it.
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'style-src': ['self', 'unsafe-inline'],
				'connect-src': ['self'],
				'font-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config(config) {
				config.include = [
					...config.include,
					'../server/**/*.ts',
					'../tests/**/*.ts',
					'../tests/**/*.svelte'
				];
				return config;
			}
		}
	}
};
