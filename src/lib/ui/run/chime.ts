/** Hz and s after the beginning: a fifth, struck softly one after the other. */
const NOTES: readonly (readonly [number, number])[] = [
	[523.25, 0],
	[783.99, 0.22]
];
/** s until a note can't be heard any more. */
const RING = 1.1;
/** Of full loudness: heard in a quiet room, not over a conversation. */
const LOUDNESS = 0.12;

/** A soft sound, made here and not loaded. Silent where the browser doesn't let a page sound yet. */
export async function chime(): Promise<void> {
	const audio = new AudioContext();
	try {
		if (audio.state === 'suspended') await audio.resume();
		const start = audio.currentTime;
		for (const [pitch, after] of NOTES) {
			const tone = audio.createOscillator();
			const volume = audio.createGain();
			tone.frequency.value = pitch;
			volume.gain.setValueAtTime(0, start + after);
			volume.gain.linearRampToValueAtTime(LOUDNESS, start + after + 0.02);
			volume.gain.exponentialRampToValueAtTime(0.0001, start + after + RING);
			tone.connect(volume).connect(audio.destination);
			tone.start(start + after);
			tone.stop(start + after + RING);
		}
		await new Promise((resolve) => setTimeout(resolve, (RING + 0.5) * 1000));
	} finally {
		await audio.close();
	}
}
