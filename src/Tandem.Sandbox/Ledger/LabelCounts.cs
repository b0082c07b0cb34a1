using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;

namespace Tandem.Sandbox.Ledger;

/// <summary>What really became of the labels that cost money.</summary>
internal static class LabelCounts
{
    /// <param name="details">Takes what is wrong, in words.</param>
    public static void Add(JsonObject verdict, SimulatedBol bol, List<string> details)
    {
        lock (bol.State.Gate)
        {
            bol.State.Advance();
            var doubled = bol.Labels.Doubled();
            var shipped = bol.State.Shipments.Where(shipment => shipment.Lines.Any(line => BolLabelsApi.IsVvb(line.Item)))
                .ToList();
            var bare = shipped.FindAll(shipment => shipment.ShippingLabelId is null);
            verdict["labelsBought"] = bol.Labels.Bought.Count;
            verdict["labelsDoubled"] = doubled;
            verdict["labelsUnused"] = bol.Labels.Bought.Count(label => label.Shipment is null);
            verdict["vvbShippedWithLabel"] = shipped.Count - bare.Count;
            verdict["vvbShippedWithoutLabel"] = bare.Count;
            if (doubled > 0) details.Add($"{doubled} units have more than one label");
            details.AddRange(bare.Select(shipment => $"bol {shipment.Order.Id} was shipped without its label"));
        }
    }
}
