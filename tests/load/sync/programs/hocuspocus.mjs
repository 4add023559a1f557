/** Hocuspocus as its documentation sets it up, with its SQLite extension. */
import { createRequire } from 'node:module';
import path from 'node:path';

const [folder, port, data] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
const { Server } = require('@hocuspocus/server');
const { SQLite } = require('@hocuspocus/extension-sqlite');

const server = new Server({
	address: '127.0.0.1',
	port: Number(port),
	quiet: true,
	extensions: [new SQLite({ database: path.join(data, 'documents.sqlite') })]
});
await server.listen();
console.log('ready');
