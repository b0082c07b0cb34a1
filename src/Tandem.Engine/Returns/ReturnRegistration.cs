using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers.Changes;

namespace Tandem.Engine.Returns;

/// <summary>Registers what belongs to returns.</summary>
internal static class ReturnRegistration
{
    public static IServiceCollection AddReturns(this IServiceCollection services)
    {
        services.AddSingleton<ReadReturns>();
        services.AddSingleton<ReturnDesk>();
        services.AddSingleton<ChangeReturnSettings>();
        services.AddSingleton<DeskPages>();
        services.AddSingleton<ReturnFigures>();
        services.AddSingleton<AskOftenReturned>();
        services.AddSingleton<CustomerWords>();
        services.AddSingleton<ReturnPhotos>();
        services.AddSingleton<MakeReturns>();
        services.AddSingleton<ReplaceReturns>();
        services.AddSingleton<ILane, HandleReturns>();
        return services.Undo<ChangeReturnSettings, ReturnSettings>(settings => settings.Save);
    }
}
