.PHONY: setup report test test-all lab bench lint gallery
report setup test test-all lab bench lint gallery:
	@python3 bootstrap.py $@
