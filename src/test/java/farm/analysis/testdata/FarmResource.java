package farm.analysis.testdata;

/** A patch that feeds agents and regrows. */
final class FarmResource {
  static final double MAX_AMOUNT = 30;

  final String id;
  final double x;
  final double y;
  double amount = MAX_AMOUNT;

  FarmResource(String id, double x, double y) {
    this.id = id;
    this.x = x;
    this.y = y;
  }

  /** Takes and returns as much as there is, at most {@code wanted}. */
  double take(double wanted) {
    double taken = Math.min(wanted, amount);
    amount -= taken;
    return taken;
  }

  void regrow(double by) {
    amount = Math.min(MAX_AMOUNT, amount + by);
  }
}
