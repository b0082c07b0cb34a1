namespace Tandem.Sandbox.Shop;

/// <summary>A tax rate of the shop.</summary>
internal sealed record TaxRate(long Id, string Country, decimal Percent, string Name, string Class)
{
    public string Code => $"{Country}-{Name}-1".ToUpperInvariant();
}

/// <summary>Net in, tax by line, each rounded: WooCommerce's calculate_totals with "round at subtotal" off.</summary>
internal sealed class Taxes(ShopState state)
{
    private const string ShopCountry = "NL";

    private readonly List<TaxRate> rates = state.Setup.BelgianRates
        ? [new(1, "NL", 21, "BTW 21%", ""), new(2, "NL", 9, "BTW 9%", "reduced-rate"),
           new(3, "BE", 21, "BTW BE 21%", ""), new(4, "BE", 6, "BTW BE 6%", "reduced-rate")]
        : [new(1, "NL", 21, "BTW 21%", ""), new(2, "NL", 9, "BTW 9%", "reduced-rate")];

    public IReadOnlyList<TaxRate> Rates => rates;

    /// <summary>The shop's people add a rate; orders that are there stay as they are until they are counted anew.</summary>
    public TaxRate Add(string country, decimal percent, string name, string taxClass)
    {
        var rate = new TaxRate(state.Next("rate"), country, percent, name, taxClass == "standard" ? "" : taxClass);
        rates.Add(rate);
        return rate;
    }

    public decimal WithoutTax(decimal gross, string taxClass) =>
        Find(ShopCountry, taxClass) is { } rate ? gross / (1 + rate.Percent / 100) : gross;

    public void Calculate(ShopOrder order)
    {
        var country = Country(order);
        foreach (var line in order.Lines)
        {
            line.Taxes.Clear();
            if (line.Product is { TaxStatus: not "taxable" } || Find(country, line.TaxClass) is not { } rate)
                continue;
            var (total, subtotal) = (line.Total * rate.Percent / 100, line.Subtotal * rate.Percent / 100);
            line.Taxes.Add((rate, total, Math.Max(total, subtotal)));
        }
        foreach (var fee in order.Fees)
            TaxFee(order, fee, country);
        var shippingClass = ShippingClass(order);
        foreach (var cost in order.ShippingLines)
        {
            cost.Taxes.Clear();
            if (shippingClass is not null && Find(country, shippingClass) is { } rate)
                cost.Taxes.Add((rate, cost.Total * rate.Percent / 100));
        }
        Sum(order);
    }

    /// <summary>Shipping address first, then billing, then the shop's own: in that order what has a country.</summary>
    private static string Country(ShopOrder order)
    {
        if (order.Shipping.GetValueOrDefault("country") is { Length: > 0 } shipping)
            return shipping;
        return order.Billing.GetValueOrDefault("country") is { Length: > 0 } billing ? billing : ShopCountry;
    }

    private static string? ShippingClass(ShopOrder order)
    {
        var classes = order.Lines.Where(line => line.Product is not { TaxStatus: not "taxable" }).Select(line => line.TaxClass)
            .Concat(order.Fees.Where(fee => fee.TaxStatus == "taxable").Select(fee => fee.TaxClass)).ToHashSet();
        return new[] { "", "reduced-rate", "zero-rate" }.FirstOrDefault(classes.Contains);
    }

    private TaxRate? Find(string country, string taxClass)
    {
        foreach (var rate in Rates)
        {
            if (rate.Country == country && rate.Class == taxClass)
                return rate;
        }
        return null;
    }

    private void TaxFee(ShopOrder order, ShopCost fee, string country)
    {
        fee.Taxes.Clear();
        if (fee.Total >= 0)
        {
            if (fee.TaxStatus == "taxable" && Find(country, fee.TaxClass) is { } rate)
                fee.Taxes.Add((rate, fee.Total * rate.Percent / 100));
            return;
        }
        // A negative fee is a discount: it takes tax off in proportion to the classes, whatever its own tax status says.
        var costs = order.Lines.GroupBy(line => line.TaxClass)
            .Select(group => (Class: group.Key, Net: group.Sum(line => line.Total))).ToList();
        var all = costs.Sum(each => each.Net);
        if (all == 0)
            return;
        foreach (var (taxClass, net) in costs)
        {
            if (Find(country, taxClass) is { } rate)
                fee.Taxes.Add((rate, fee.Total * net / all * rate.Percent / 100));
        }
    }

    private void Sum(ShopOrder order)
    {
        var decimals = state.Setup.Decimals;
        var cart = order.Lines.SelectMany(line => line.Taxes.Select(tax => (tax.Rate, tax.Total)))
            .Concat(order.Fees.SelectMany(fee => fee.Taxes))
            .GroupBy(tax => tax.Rate).ToDictionary(group => group.Key, group => group.Sum(tax => RoundTax(tax.Total, decimals)));
        var shipping = order.ShippingLines.SelectMany(cost => cost.Taxes)
            .GroupBy(tax => tax.Rate).ToDictionary(group => group.Key, group => group.Sum(tax => RoundTax(tax.Total, decimals)));
        order.TaxLines.RemoveAll(line => !cart.ContainsKey(line.Rate) && !shipping.ContainsKey(line.Rate));
        foreach (var rate in cart.Keys.Union(shipping.Keys))
        {
            var line = order.TaxLines.Find(each => each.Rate == rate);
            if (line is null)
                order.TaxLines.Add(line = new() { Id = state.Next("item"), Rate = rate });
            line.Cart = cart.GetValueOrDefault(rate);
            line.Shipping = shipping.GetValueOrDefault(rate);
        }

        order.CartTax = cart.Values.Sum();
        order.ShippingTax = shipping.Values.Sum();
        order.ShippingTotal = order.ShippingLines.Sum(cost => Round(cost.Total, decimals));
        var net = order.Lines.Sum(line => Round(line.Total, decimals));
        order.DiscountTotal = Round(order.Lines.Sum(line => Round(line.Subtotal, decimals)) - net, decimals);
        order.DiscountTax = RoundTax(order.Lines.SelectMany(line => line.Taxes).Sum(tax => tax.Subtotal - tax.Total), decimals);
        order.Total =
            Round(net + order.Fees.Sum(fee => fee.Total) + order.ShippingTotal + order.CartTax + order.ShippingTax, decimals);
    }

    public static decimal Round(decimal value, int decimals = 2) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Half a cent goes down where prices include tax.</summary>
    public static decimal RoundTax(decimal value, int decimals = 2)
    {
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var rounded = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero);
        if (rounded - Math.Abs(value) == unit / 2)
            rounded -= unit;
        return value < 0 ? -rounded : rounded;
    }
}
