using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttentionDone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DoneAt",
                table: "attentions",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DoneAt",
                table: "attentions");
        }
    }
}
