using System.CommandLine;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>Lets modules of a seller write; stock for all offers or, as on the page Dry run, for a chosen few.</summary>
internal static class LiveCommand
{
    public static Command Build()
    {
        var seller = SellerCommand.SellerArgument();
        var modules = SellerCommand.ModulesArgument();
        var chosen = new Option<string[]>("--only-chosen")
        {
            Description =
                "Stock goes live for these offers alone: EANs, SKUs, references or offer ids, or @file with one on each line. "
                + "Without any: the offers that were chosen before. Repeat it to add offers.",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("live", "Let modules write: stock for all offers, or with --only-chosen for a few.") { seller,
            modules, chosen };
        command.SetAction((parsed, ct) => SellerCommand.With(parsed.GetValue(seller), async (services, id) =>
        {
            var wanted = parsed.GetValue(modules)!;
            var only = parsed.GetResult(chosen) is { Implicit: false };
            if (only) await Choose(services, id, wanted, parsed.GetValue(chosen) ?? [], ct);
            await services.GetRequiredService<SellerBook>().GoLive(id, [.. wanted.Where(m => !only || m != Module.Stock)], ct);
            if (wanted.Contains(Module.Stock)) await Tell(services, id, ct);
            Console.WriteLine("Done. A running Tandem follows within minutes.");
        }, ct));
        return command;
    }

    private static async Task Choose(IServiceProvider services, SellerId seller, Module[] wanted, string[] codes,
        CancellationToken ct)
    {
        if (!wanted.Contains(Module.Stock)) throw new SettingsProblem("--only-chosen is about stock: name the module stock too.");
        var offers = services.GetRequiredService<ChooseOffers>();
        var head = (await services.GetRequiredService<DryRunPages>().Head(seller, ct))!;
        if (head is { StockLiveSince: not null, OnlyChosen: false })
            throw new SettingsProblem(
                $"Stock is live for all offers already. Take offers back on the page Dry run, or all of them with `tandem seller "
                    + $"observe {seller} stock`.");
        if (head.LiveOffers + head.OtherOffers == 0)
            throw new SettingsProblem("No offers were read yet: let `tandem` run for a few minutes first.");

        var named = await offers.Named(seller, codes, ct);
        if (named.Unknown.Count > 0)
            throw new SettingsProblem(
                $"These are no offers of the seller: {string.Join(", ", named.Unknown)}. Nothing was switched.");
        if (named.Keys.Count == 0)
            throw new SettingsProblem("No offers are chosen: name them after --only-chosen, or tick them on the page Dry run.");
        await offers.GoLive(seller, new OfferPick(Keys: named.Keys), ct);
    }

    private static async Task Tell(IServiceProvider services, SellerId seller, CancellationToken ct)
    {
        var head = (await services.GetRequiredService<DryRunPages>().Head(seller, ct))!;
        if (head.OnlyChosen)
            Console.WriteLine(
                $"Stock is live for {head.LiveOffers} chosen offers of {head.LiveOffers + head.OtherOffers}, and for no others.");
    }
}
