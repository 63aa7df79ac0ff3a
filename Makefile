.PHONY: setup report test test-all lab bench lint lock gallery
report setup test test-all lab bench lint lock gallery:
	@python3 bootstrap.py $@
