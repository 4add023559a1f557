export const pages = {
	appName: 'Loopboard'
};
