const W = 3000,
	H = 1700,
	CX = 0.5,
	CY = 0.47,
	A = 0.41,
	B = 0.26;
export function loopPath(from: number, to: number): string {
	const at = (t: number): [number, number] => [
		CX * W - A * W * Math.sin(2 * Math.PI * t),
		CY * H - B * H * Math.sin(4 * Math.PI * t)
	];
	const d = (t: number): [number, number] => [
		-2 * Math.PI * A * W * Math.cos(2 * Math.PI * t),
		-4 * Math.PI * B * H * Math.cos(4 * Math.PI * t)
	];
	const n = Math.max(1, Math.round((to - from) * 16));
	const s = (to - from) / n;
	const p = at(from);
	let out = `M${p[0].toFixed(1)} ${p[1].toFixed(1)}`;
	for (let i = 0; i < n; i++) {
		const t0 = from + i * s,
			t1 = t0 + s;
		const a = at(t0),
			b = at(t1),
			da = d(t0),
			db = d(t1);
		out += `C${(a[0] + (da[0] * s) / 3).toFixed(1)} ${(a[1] + (da[1] * s) / 3).toFixed(1)} ${(b[0] - (db[0] * s) / 3).toFixed(1)} ${(b[1] - (db[1] * s) / 3).toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
	}
	return out;
}
