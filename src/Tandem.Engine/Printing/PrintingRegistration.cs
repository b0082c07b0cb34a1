using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Printing;

/// <summary>Registers what belongs to labels and slips on paper.</summary>
internal static class PrintingRegistration
{
    public static IServiceCollection AddPrinting(this IServiceCollection services)
    {
        services.AddSingleton<LabelDocuments>();
        services.AddSingleton<MarkSlips>();
        services.AddSingleton<SlipLooks>();
        services.AddSingleton<IUndo, UndoSlipWords>();
        services.AddSingleton<IUndo, UndoSlipLogo>();
        return services;
    }
}
